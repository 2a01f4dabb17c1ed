"""Learning the phrase model from observed documents."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.language.kinds import Kind, Role
from generator.language.windows import window_hashes
from generator.learning.observations import Clause, Observation
from generator.learning.phrases import BEGIN, END, KINDS, ROLES, Chain, Matter, Phrases
from generator.learning.stretches import SentenceRow, learn_stretches
from generator.learning.vectors import text_vectors, word_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEIGHBOURS = 16
_LEAST_SEEN = 2
_LEAST_NEAR = 0.45
_NEIGHBOUR_SEEN = 4  # rarer words are found by others but are nobody's neighbours
_AT_HOME = 3  # a word of another domain is at home in a domain that says it in this many sentences
_COMMON_SHARE = 0.04  # a word in this share of a domain's sentences may be said twice in one
_SPECIFIC_ODDS = 2.2  # a word is specific to a domain when it is e^2.2 ≈ 9 times as frequent there as elsewhere
_SPECIFIC_SEEN = 4


def _chain(runs: Iterable[Sequence[str]]) -> Chain:
    """A first-order chain over the runs, as plain counts."""
    import markovify

    corpus = [list(run) for run in runs if run]
    if not corpus:
        return {}
    model = markovify.Chain(corpus, 1).model
    names = {markovify.chain.BEGIN: BEGIN, markovify.chain.END: END}
    chain = {
        names.get(state[0], state[0]): {names.get(follow, follow): count for follow, count in sorted(follows.items())}
        for state, follows in model.items()
    }
    return dict(sorted(chain.items()))


def matter_of(text: str, matters: Sequence[tuple[int, Matter]]) -> int:
    """The matter whose terms weigh most in a text (longer terms weigh more), -1 when none occurs."""
    best, most = -1, 0
    for index, matter in matters:
        weight = sum(len(term) * text.count(term) for term in matter.terms)
        if weight > most:
            best, most = index, weight
    return best


def learn_phrases(observations: Sequence[Observation], matters: Sequence[Matter] = ()) -> Phrases:
    """Build the phrase model of some documents. Those that say ``recombine: false`` teach chains and words but lend no clauses."""
    import numpy as np

    out = Phrases(matters=tuple(matters))
    domains = sorted({one.domain for one in observations})
    out.domains = tuple(domains)
    number = {domain: k for k, domain in enumerate(domains)}
    by_domain: dict[str, list[tuple[int, Matter]]] = defaultdict(list)
    for index, matter in enumerate(matters):
        by_domain[matter.domain].append((index, matter))

    seen: Counter[str] = Counter(word for one in observations for s in one.sentences for clause in s.clauses for word in clause.words)
    words = sorted(word for word, times in seen.items() if times >= _LEAST_SEEN)
    out.words = tuple(words)
    ids = {word: k for k, word in enumerate(words)}

    verbs = _verbs(observations)
    texts: list[str] = []
    rows: list[SentenceRow] = []
    all_words: list[list[int]] = []
    windows: list[NDArray[np.uint32]] = []
    roles: list[list[str]] = []
    kinds: list[list[str]] = []
    out.clause_word_starts.append(0)
    for document, one in enumerate(observations):
        run: list[str] = []
        stream: list[str] = []
        for sentence in one.sentences:
            if sentence.first and run:
                roles.append(run)
                run = []
            run.append(sentence.role)
            of = [_kind(clause, verbs) for clause in sentence.clauses]
            kinds.append(of)
            whole = "，".join(clause.text for clause in sentence.clauses)
            stream.append(whole + sentence.stop)
            known = [[ids[word] for word in clause.words if word in ids] for clause in sentence.clauses]
            all_words.append(list(dict.fromkeys(word for row in known for word in row)))
            if not one.recombine:
                continue
            about = matter_of(whole, by_domain[one.domain])
            movable = [clause.movable for clause in sentence.clauses]
            rows.append(
                SentenceRow(
                    document, number[one.domain], about, Role(sentence.role), len(texts), [Kind(kind) for kind in of],
                    [clause.text for clause in sentence.clauses], known, movable,
                )
            )
            out.sentence_clauses.append(len(texts))
            out.sentence_documents.append(document)
            out.sentence_domains.append(number[one.domain])
            out.sentence_matters.append(about)
            out.sentence_roles.append(ROLES.index(sentence.role))
            out.sentence_first.append(int(sentence.first))
            for clause, kind, of_clause in zip(sentence.clauses, of, known, strict=True):
                texts.append(clause.text)
                out.clause_kinds.append(KINDS.index(kind))
                out.clause_words.extend(of_clause)
                out.clause_word_starts.append(len(out.clause_words))
        roles.append(run)
        text = "".join(stream)
        windows.append(window_hashes(text))
    out.sentence_clauses.append(len(texts))
    out.clause_texts = tuple(texts)
    every = np.unique(np.concatenate(windows)) if windows else np.zeros(0, dtype=np.uint32)
    out.windows = array("I", every.tolist())
    out.role_chain = _chain(roles)
    out.kind_chain = _chain(kinds)
    vectors = _associate(all_words, len(ids), out)
    _specify(observations, ids, number, out)
    _stretch(rows, vectors, out, frozenset(out.windows))
    return out


def _stretch(rows: Sequence[SentenceRow], vectors: NDArray[np.float64], out: Phrases, windows: frozenset[int]) -> None:
    """Openings and closings, and which may follow which."""
    import numpy as np

    size = len(out.words)
    seen = np.bincount(np.array([w for row in rows for clause in row.words for w in clause], dtype=np.int64), minlength=size)
    rarity = np.log((1.0 + len(rows)) / (1.0 + seen))
    clause_vectors = text_vectors([clause for row in rows for clause in row.words], vectors, rarity)
    sentences: Counter[int] = Counter(row.domain for row in rows)
    frequent: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        frequent[row.domain].update({word for clause in row.words for word in clause})
    common = [
        frozenset(word for word, times in frequent[domain].items() if times >= _COMMON_SHARE * sentences[domain]) for domain in range(len(out.domains))
    ]
    foreign = [
        frozenset(word for word, owner in enumerate(out.word_domains) if owner not in (-1, domain) and frequent[domain][word] < _AT_HOME)
        for domain in range(len(out.domains))
    ]
    out.stretches = learn_stretches(rows, clause_vectors, foreign, common, windows)


def _verbs(observations: Sequence[Observation]) -> frozenset[str]:
    """Words that open what is demanded (要加强…): in this register these are its verbs, and no tagger is needed to know them."""
    demanded = (Kind.DEMAND.value, Kind.SUBJECT_DEMAND.value)
    leads = Counter(clause.lead for one in observations for s in one.sentences for clause in s.clauses if clause.kind in demanded)
    return frozenset(word for word, times in leads.items() if times >= _LEAST_SEEN and word)


def _kind(clause: Clause, verbs: frozenset[str]) -> str:
    if clause.kind == Kind.MEASURE.value and clause.lead not in verbs and clause.lead[:2] not in verbs:
        return Kind.STATEMENT.value
    return clause.kind


def _associate(rows: Sequence[Sequence[int]], size: int, out: Phrases) -> NDArray[np.float64]:
    """Word vectors, and for each word the words nearest to it."""
    import numpy as np

    vectors = word_vectors(rows, size)
    seen = Counter(word for row in rows for word in row)
    known = np.array([word for word in range(size) if seen[word] >= _NEIGHBOUR_SEEN], dtype=np.int64)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = (vectors / np.where(norms == 0, 1.0, norms)).astype(np.float32)
    targets = unit[known].T
    most = min(len(known), _NEIGHBOURS + 1)
    out.neighbour_starts.append(0)
    for begin in range(0, size, 1024):
        near = unit[begin : begin + 1024] @ targets
        floor = np.partition(near, len(known) - most, axis=1)[:, len(known) - most] if most else np.ones(len(near))
        for k, least in enumerate(np.maximum(floor, np.float32(_LEAST_NEAR))):
            chosen = np.flatnonzero(near[k] >= least)
            for other in chosen[np.lexsort((chosen, -near[k][chosen]))][:most]:
                if known[other] != begin + k:
                    out.neighbour_words.append(int(known[other]))
                    out.neighbour_weights.append(max(1, min(255, round(255 * float(near[k][other])))))
            out.neighbour_starts.append(len(out.neighbour_words))
    return vectors


def _specify(observations: Sequence[Observation], ids: Mapping[str, int], number: Mapping[str, int], out: Phrases) -> None:
    """The domain a word belongs to, when it is far more frequent there than in all others together (log odds)."""
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for one in observations:
        domain = number[one.domain]
        for sentence in one.sentences:
            for clause in sentence.clauses:
                for text in clause.words:
                    if text in ids:
                        counts[ids[text]][domain] += 1
                        sizes[domain] += 1
    total = sum(sizes.values())
    out.word_domains = array("h", [-1]) * len(ids)
    if len(number) < 2:
        return
    for word, per in counts.items():
        domain, times = max(per.items(), key=lambda pair: (pair[1], -pair[0]))
        others = sum(per.values()) - times
        odds = math.log((times + 0.5) / (sizes[domain] + 1)) - math.log((others + 0.5) / (total - sizes[domain] + 1))
        if times >= _SPECIFIC_SEEN and odds > _SPECIFIC_ODDS:
            out.word_domains[word] = domain
