"""Several registers put together into one that holds the documents of all.

A weight is the share of a register's documents that lend their passages and headings. What the others teach besides is kept: their text is
guarded against copying, how they are built is counted.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, compress
from operator import ne
from zlib import crc32

from generator.language.windows import WindowSet
from generator.learning.phrases import Chain, Matter, Phrases
from generator.learning.register import FORMAT, HeadingList, Register
from generator.learning.skeleton_learning import add_skeletons
from generator.learning.weighing import weigh


def combine(registers: Sequence[Register], weights: Sequence[float]) -> Register:
    """One register that holds the documents of all, each lending as its weight in (0, 1] says; the lexicon is the first one's.

    A document that two registers hold lends once. The same registers and weights give the same register, byte for byte.
    """
    models = [one.phrases for one in registers]
    out = _begin(models)
    headings: list[HeadingList] = []
    entered = _Entered()
    items = 0
    for register, lent in zip(registers, _lending(registers, weights), strict=True):
        numbers = _numbers(register.phrases, out, items)
        headings += _headings(register.headings, lent, numbers)
        _enter(register.phrases, lent, numbers, out, entered)
        items += _items_of(register)
    out.passage_sentences.append(len(out.sentence_roles))
    out.sentence_clauses.append(len(entered.texts))
    out.clause_texts = tuple(entered.texts)
    out.clause_rewordings = tuple(entered.rewordings) if any(entered.rewordings) else ()
    weigh(out, entered.alone)
    skeleton = add_skeletons([one.skeleton for one in registers], weights)
    manifest = {
        "name": "+".join(str(one.manifest["name"]) for one in registers),
        "format": FORMAT,
        "documents": sum(one.manifest["documents"] for one in registers),
        "characters": sum(one.manifest["characters"] for one in registers),
        "sentences": len(out.sentence_roles),
        "clauses": len(out.clause_texts),
        "words": len(out.words),
        "domains": [domain for domain in out.domains if domain],
        "genres": {genre: sum(one.manifest["genres"].get(genre, 0) for one in registers) for genre in skeleton.genres},
        "weights": [float(weight) for weight in weights],
    }
    return Register(manifest, skeleton, tuple(headings), out)


# -- which documents lend ----------------------------------------------------------------------------------------------


def _lending(registers: Sequence[Register], weights: Sequence[float]) -> list[frozenset[int]]:
    """The documents of each register that lend."""
    lending: list[frozenset[int]] = []
    lent: set[tuple[str, ...]] = set()
    for register, weight in zip(registers, weights, strict=True):
        said = _said(register)
        chosen = [document for document in _share(register.phrases, sorted(said), weight) if said[document] not in lent]
        lent.update(said[document] for document in chosen)
        lending.append(frozenset(chosen))
    return lending


def _said(register: Register) -> dict[int, tuple[str, ...]]:
    """What each document has to lend, all its clauses and headings; documents that have nothing are left out."""
    phrases = register.phrases
    said: dict[int, list[str]] = {}
    for passage, document in enumerate(phrases.passage_documents):
        first, last = phrases.passage_sentences[passage], phrases.passage_sentences[passage + 1]
        said.setdefault(document, []).extend(phrases.clause_texts[phrases.sentence_clauses[first] : phrases.sentence_clauses[last]])
    for entry in register.headings:
        said.setdefault(entry.document, []).extend(entry.headings)
    return {document: tuple(texts) for document, texts in said.items()}


def _share(phrases: Phrases, documents: Sequence[int], weight: float) -> list[int]:
    """A share of some documents, drawn by a hash of what they are: the same on every machine, and a greater share holds a smaller one."""
    drawn = sorted(documents, key=lambda document: (crc32(f"{document}\n{phrases.document_topics[document]}".encode()), document))
    return sorted(drawn[: max(1, round(weight * len(drawn)))])


# -- the table ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the rows of one register are numbered in the whole. The last number of ``matters`` is -1, so that -1, no matter, stays -1."""

    domains: Sequence[int]
    matters: Sequence[int]
    words: Sequence[int]
    documents: int  # added to every number
    items: int


@dataclass(slots=True)
class _Entered:
    """What is entered sentence by sentence and no column while the table grows."""

    texts: list[str] = field(default_factory=list)
    alone: list[bool] = field(default_factory=list)
    rewordings: list[str] = field(default_factory=list)


def _begin(models: Sequence[Phrases]) -> Phrases:
    """What is known of the whole before any passage is entered: its names, its chains, its whole training text."""
    terms: dict[tuple[str, str], dict[str, None]] = {}
    for matter in (matter for one in models for matter in one.matters):
        terms.setdefault((matter.domain, matter.name), {}).update(dict.fromkeys(matter.terms))
    out = Phrases(lexicon=models[0].lexicon)
    out.domains = tuple(sorted({domain for one in models for domain in one.domains}))
    out.matters = tuple(Matter(domain, name, tuple(of)) for (domain, name), of in terms.items())
    out.words = tuple(sorted({word for one in models for word in one.words}))
    out.word_domains = _owners(models, out)
    out.windows = WindowSet.of(_union(one.windows for one in models))
    out.pairs = array("I", _union(one.pairs for one in models))
    out.role_chain = _add(one.role_chain for one in models)
    return out


def _owners(models: Sequence[Phrases], out: Phrases) -> array[int]:
    """The domain each word is specific to: the one that the registers name, none where they name several."""
    named: dict[str, set[str]] = defaultdict(set)
    for one in models:
        for word, domain in zip(one.words, one.word_domains, strict=True):
            if domain >= 0:
                named[word].add(one.domains[domain])
    number = {domain: k for k, domain in enumerate(out.domains)}
    return array("h", [number[min(named[word])] if len(named.get(word, ())) == 1 else -1 for word in out.words])


def _union(columns: Iterable[Iterable[int]]) -> list[int]:
    # Sorting merges what is sorted in one go, and neighbours tell what is double: a set of a million numbers would take longer than a draft.
    merged = sorted(chain.from_iterable(columns))
    return [*merged[:1], *compress(merged[1:], map(ne, merged[1:], merged))]


def _add(chains: Iterable[Chain]) -> Chain:
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for one in chains:
        for state, follows in one.items():
            total[state].update(follows)
    return {state: dict(sorted(follows.items())) for state, follows in sorted(total.items())}


def _numbers(phrases: Phrases, out: Phrases, items: int) -> _Numbers:
    domains = {domain: k for k, domain in enumerate(out.domains)}
    matters = {(matter.domain, matter.name): k for k, matter in enumerate(out.matters)}
    words = {word: k for k, word in enumerate(out.words)}
    return _Numbers(
        domains=[domains[domain] for domain in phrases.domains],
        matters=[*(matters[matter.domain, matter.name] for matter in phrases.matters), -1],
        words=[words[word] for word in phrases.words],
        documents=len(out.document_topics),
        items=items,
    )


def _items_of(register: Register) -> int:
    """How many headings a register has numbered."""
    ends = [entry.first + len(entry.headings) for entry in register.headings]
    return max([0, *ends, *(item + 1 for item in register.phrases.passage_items)])


def _headings(lists: Iterable[HeadingList], lent: frozenset[int], numbers: _Numbers) -> list[HeadingList]:
    return [
        replace(
            entry,
            matters=tuple(numbers.matters[matter] for matter in entry.matters),
            document=numbers.documents + entry.document,
            first=numbers.items + entry.first,
            above=numbers.items + entry.above if entry.above >= 0 else -1,
        )
        for entry in lists
        if entry.document in lent
    ]


def _enter(phrases: Phrases, lent: frozenset[int], numbers: _Numbers, out: Phrases, entered: _Entered) -> None:
    """Enter one register: all its documents, and the passages of those that lend."""
    out.document_topics += phrases.document_topics
    out.document_levels += phrases.document_levels
    out.document_genres += phrases.document_genres
    out.document_lending += phrases.document_lending
    rows: dict[int, int] = {}  # the sentences that lend, by their number in the register
    for passage, document in enumerate(phrases.passage_documents):
        if document not in lent:
            continue
        item = phrases.passage_items[passage]
        out.passage_documents.append(numbers.documents + document)
        out.passage_items.append(numbers.items + item if item >= 0 else -1)
        out.passage_parts.append(phrases.passage_parts[passage])
        out.passage_sentences.append(len(out.sentence_roles))
        for sentence in range(phrases.passage_sentences[passage], phrases.passage_sentences[passage + 1]):
            out.sentence_passages.append(len(out.passage_documents) - 1)
            rows[sentence] = len(out.sentence_roles)
            _enter_sentence(phrases, sentence, numbers, out, entered)
    for wanting, answering in zip(phrases.wanting, phrases.answering, strict=True):
        if wanting in rows:  # both are of one document
            out.wanting.append(rows[wanting])
            out.answering.append(rows[answering])


def _enter_sentence(phrases: Phrases, sentence: int, numbers: _Numbers, out: Phrases, entered: _Entered) -> None:
    first, last = phrases.sentence_clauses[sentence], phrases.sentence_clauses[sentence + 1]
    starts = phrases.clause_word_starts
    out.sentence_clauses.append(len(entered.texts))
    out.sentence_domains.append(numbers.domains[phrases.sentence_domains[sentence]])
    out.sentence_matters.append(numbers.matters[phrases.sentence_matters[sentence]])
    out.sentence_roles.append(phrases.sentence_roles[sentence])
    entered.alone.append(phrases.sentence_usable[sentence] > 0)
    entered.texts += phrases.clause_texts[first:last]
    entered.rewordings += phrases.clause_rewordings[first:last] or [""] * (last - first)
    out.clause_kinds += phrases.clause_kinds[first:last]
    shift = len(out.clause_words) - starts[first]
    out.clause_word_starts.extend(shift + start for start in starts[first + 1 : last + 1])
    out.clause_words.extend(numbers.words[word] for word in phrases.sentence_words(sentence))
