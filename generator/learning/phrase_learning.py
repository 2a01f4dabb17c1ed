"""Learning the phrase model from observed documents."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.language.kinds import Kind
from generator.language.windows import WindowSet, window_bytes
from generator.learning.observations import Clause, Observation, Sentence
from generator.learning.pairs import PairFinder
from generator.learning.phrases import ANY, BEGIN, END, GENERIC, KINDS, PARTS, ROLES, TAB, Chain, Lexicon, Matter, Phrases
from generator.learning.topics import ANY_TOPIC, name_topic, own_topic, topics_of
from generator.learning.weighing import weigh

_LEAST_SEEN = 2
#: Rewordings of this share of the sentences are rewordings of those that are to lend.
_MOSTLY_REWORDED = 0.3
_SPECIFIC_ODDS = 3.0  # a word is specific to a domain when it is e^3 ≈ 20 times as frequent there as elsewhere
_SPECIFIC_SEEN = 6

#: Meetings of which every passage speaks: cases, trainees, prizes, guests; other meetings can say little of it.
_OWN_OCCASION = re.compile("警示|开班|培训|表彰|表扬|仪式|述职|启动|宣讲|承诺|表态|汇报|学习班|学习会|慰问|签约|主持词")
_LENDING_GENRES = frozenset({"speech", "meeting_news", "minutes", "notice"})


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


class MatterFinder:
    """Tells which of some matters a text is about."""

    def __init__(self, matters: Iterable[tuple[int, Matter]]) -> None:
        self._of: dict[str, int] = {}
        for index, matter in matters:
            for term in matter.terms:
                self._of.setdefault(term, index)
        self._pattern = re.compile("|".join(map(re.escape, sorted(self._of, key=lambda term: (-len(term), term))))) if self._of else None

    def find(self, text: str) -> int:
        """The matter whose terms fill most of a text, -1 when none occurs.

        >>> finder = MatterFinder([(0, Matter("消防", "通道", ("消防通道",))), (1, Matter("消防", "宣传", ("宣传", "培训")))])
        >>> finder.find("畅通消防通道"), finder.find("加强宣传培训，畅通通道"), finder.find("压实责任")
        (0, 1, -1)
        """
        if self._pattern is None:
            return -1
        weights: dict[int, int] = {}
        for match in self._pattern.finditer(text):
            matter = self._of[match[0]]
            weights[matter] = weights.get(matter, 0) + len(match[0])
        return max(weights, key=lambda matter: (weights[matter], -matter)) if weights else -1


def matter_finders(matters: Sequence[Matter]) -> dict[str, MatterFinder]:
    """One finder a domain."""
    by_domain: dict[str, list[tuple[int, Matter]]] = defaultdict(list)
    for index, matter in enumerate(matters):
        by_domain[matter.domain].append((index, matter))
    return {domain: MatterFinder(of) for domain, of in by_domain.items()}


@dataclass(slots=True)
class _Gathered:
    """What the table is made of, while it grows."""

    texts: list[str] = field(default_factory=list)
    roles: list[list[str]] = field(default_factory=list)
    alone: list[bool] = field(default_factory=list)  # one a sentence
    rewordings: list[str] = field(default_factory=list)  # one a clause
    windows: list[bytes] = field(default_factory=list)  # of the rewordings


#: What turns a clause about its object.
_TURNED = re.compile("[把将](?![握关近来要军领])|^要?[使让]")
#: A sentence as documents have it → its rewordings, each clause by clause.
Rewordings = Mapping[str, Sequence[Sequence[str]]]
#: A sentence that finds something wanting → the sentences of its document that answer it.
Answers = Mapping[str, Sequence[str]]


def learn_phrases(
    observations: Sequence[Observation],
    matters: Sequence[Matter] = (),
    lexicon: Lexicon | None = None,
    rewordings: Rewordings | None = None,
    answers: Answers | None = None,
) -> Phrases:
    """Build the phrase model of some documents. Those that say ``recombine: false`` teach chains and words but lend no sentences.

    ``rewordings`` are what else their sentences may say; drafts may not copy these either. ``answers`` tell what is done about what is wanting.
    """
    import numpy as np

    out = Phrases(matters=tuple(matters), lexicon=lexicon or Lexicon())
    out.domains = tuple(sorted({one.domain for one in observations}))
    seen: Counter[str] = Counter(word for one in observations for s in one.sentences for clause in s.clauses for word in clause.words)
    out.words = tuple(sorted(word for word, times in seen.items() if times >= _LEAST_SEEN))
    ids = {word: k for k, word in enumerate(out.words)}
    finders = matter_finders(matters)
    verbs = _verbs(observations)
    pairs = PairFinder(out.lexicon)
    gathered = _Gathered()
    items = 0
    known = rewordings or {}
    total = sum(len(one.sentences) for one in observations if one.recombine)
    only_known = len(known) >= _MOSTLY_REWORDED * total > 0
    for document, one in enumerate(observations):
        first = len(out.sentence_roles)
        _take(document, one, items, out, gathered, ids, finders.get(one.domain, MatterFinder(())), verbs, pairs, known, only_known=only_known)
        if one.recombine:
            _answer(one, first, answers or {}, out)
        items += sum(len(entry.headings) for entry in one.lists)
    out.passage_sentences.append(len(out.sentence_roles))
    out.sentence_clauses.append(len(gathered.texts))
    out.clause_texts = tuple(gathered.texts)
    out.clause_rewordings = tuple(gathered.rewordings) if any(gathered.rewordings) else ()
    out.windows = WindowSet.of(np.unique(np.frombuffer(b"".join((*(one.windows for one in observations), *gathered.windows)), dtype="<u4")).tolist())
    out.pairs = pairs.found()
    out.role_chain = _chain(gathered.roles)
    _specify(observations, ids, out)
    weigh(out, gathered.alone)
    return out


def _take(
    document: int,
    one: Observation,
    items: int,
    out: Phrases,
    gathered: _Gathered,
    ids: Mapping[str, int],
    matters: MatterFinder,
    verbs: frozenset[str],
    pairs: PairFinder,
    known: Rewordings,
    *,
    only_known: bool,
) -> None:
    """Enter one document into the table; ``only_known``: where most sentences have rewordings those without lend nothing, they are said less well."""
    topics = topics_of(one.title, one.domain)
    out.document_topics += ("\n".join((ANY_TOPIC if one.domain == ANY else own_topic(one.title), *topics)),)
    out.document_levels += (one.level,)
    out.document_genres += (one.genre,)
    out.document_lending.append(int(one.genre in _LENDING_GENRES and (one.domain == GENERIC or not _OWN_OCCASION.search(one.title))))
    domain = out.domains.index(one.domain)
    run: list[str] = []
    place: tuple[int, str] | None = None
    for sentence in one.sentences:
        here = (sentence.heading, sentence.part)
        if sentence.first or here != place:
            gathered.roles.append(run)
            run = []
            if one.recombine:
                _open_passage(document, items, sentence, out)
            place = here
        run.append(sentence.role)
        kinds = [_kind(clause, verbs) for clause in sentence.clauses]
        for clause in sentence.clauses:
            pairs.see(clause.text)
        if one.recombine:
            _enter(sentence, kinds, domain, out, gathered, ids, matters, topics)
            _reword(sentence, known, gathered, pairs, topics)
            gathered.alone[-1] &= not only_known or _text(sentence) in known
    gathered.roles.append(run)


def _open_passage(document: int, items: int, sentence: Sentence, out: Phrases) -> None:
    out.passage_documents.append(document)
    out.passage_items.append(items + sentence.heading if sentence.heading >= 0 else -1)
    out.passage_parts.append(PARTS.index(sentence.part))
    out.passage_sentences.append(len(out.sentence_roles))


def _enter(
    sentence: Sentence,
    kinds: Sequence[str],
    domain: int,
    out: Phrases,
    gathered: _Gathered,
    ids: Mapping[str, int],
    matters: MatterFinder,
    topics: Sequence[str],
) -> None:
    out.sentence_clauses.append(len(gathered.texts))
    out.sentence_passages.append(len(out.passage_documents) - 1)
    out.sentence_domains.append(domain)
    whole = "，".join(clause.text for clause in sentence.clauses)
    about = matters.find(whole)
    out.sentence_matters.append(about)
    out.sentence_roles.append(ROLES.index(sentence.role))
    for clause, kind in zip(sentence.clauses, kinds, strict=True):
        gathered.texts.append(name_topic(clause.text, topics))
        out.clause_kinds.append(KINDS.index(kind))
        out.clause_words.extend(ids[word] for word in clause.words if word in ids)
        out.clause_word_starts.append(len(out.clause_words))
    gathered.alone.append(sentence.alone)


def _text(sentence: Sentence) -> str:
    """A sentence as tables beside a corpus have it."""
    return "，".join(clause.text for clause in sentence.clauses)


def _reword(sentence: Sentence, known: Rewordings, gathered: _Gathered, pairs: PairFinder, topics: Sequence[str]) -> None:
    """Enter what else each clause of a sentence may say."""
    versions = known.get(_text(sentence), ())
    for version in versions:
        gathered.windows.append(window_bytes("，".join(version)))
        for text in version:
            pairs.see(text)
    for k, clause in enumerate(sentence.clauses):
        others = ["" if version[k] == clause.text else name_topic(version[k], topics) for version in versions]
        plain = ["" if _TURNED.search(other) else other for other in others]
        if not _TURNED.search(clause.text) and any(plain):
            others = plain  # turned about by 把 or 使 many a clause reads stiffly: only where there is no other way
        gathered.rewordings.append(TAB.join(others) if any(others) else "")


def _answer(one: Observation, first: int, answers: Answers, out: Phrases) -> None:
    """Enter what in a document answers what it finds wanting; its sentences are numbered from ``first``."""
    numbers = {_text(sentence): k for k, sentence in enumerate(one.sentences, first)}
    for text, number in numbers.items():
        for answer in answers.get(text, ()):
            if answer in numbers:
                out.wanting.append(number)
                out.answering.append(numbers[answer])


def _verbs(observations: Sequence[Observation]) -> frozenset[str]:
    """Words that open what is demanded (要加强…): in this register these are its verbs, and no tagger is needed to know them."""
    demanded = (Kind.DEMAND.value, Kind.SUBJECT_DEMAND.value)
    leads = Counter(clause.lead for one in observations for s in one.sentences for clause in s.clauses if clause.kind in demanded)
    return frozenset(word for word, times in leads.items() if times >= _LEAST_SEEN and word)


def _kind(clause: Clause, verbs: frozenset[str]) -> str:
    compound = len(clause.lead) > 3 and clause.lead[:2] in verbs  # 压实责任 begins with a verb, 检查站 does not
    if clause.kind == Kind.MEASURE.value and clause.lead not in verbs and not compound:
        return Kind.STATEMENT.value
    return clause.kind


def _specify(observations: Sequence[Observation], ids: Mapping[str, int], out: Phrases) -> None:
    """The domain a word belongs to, when it is far more frequent there than in all others together (log odds)."""
    number = {domain: k for k, domain in enumerate(out.domains)}
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
