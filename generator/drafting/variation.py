"""Saying a learned sentence in another way: a list in another order, one wording for another.

Every change is a *site*: a stretch of the sentence with what may stand there instead. Wordings come from the register's paradigms and are
exchanged only where the register attests it; lists are shortened or reordered only where their ends are certain. Set formulas and quoted names are never touched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from generator.drafting.lists import list_sites
from generator.language.clauses import demands_at
from generator.language.kinds import Kind
from generator.learning.pairs import DEMAND, Wordings, is_attested
from generator.learning.phrases import Phrases

#: An adverb or an inserted word would read wrongly after these.
_BOUND = frozenset("不未没无更较最很太够欠难再非已曾正逐")
#: What tells how or with whom something is done, before its verb: no adverb stands before that.
_TOLD_HOW = re.compile("优先|依法|依规|从[严快速]|足额|及时|如实|逐|按[月季期时]|定期|经常|科学|合理|首先|先|共同|同|会同|联合|与|将|对|为|由")
#: Where the verb of a clause stands: at its start, after the demand, or after an adverb.
_BEFORE_VERB = re.compile("(?:^|要|须|应|并|切实|进一步|持续|及时|认真|严格|主动|积极|全面|定期|有效|不断|抓紧|加快|共同|深入|扎实|着力|充分|大力)$")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|〈[^〉]*〉|逐.逐.")
#: Clauses whose sites are remembered.
_REMEMBERED = 50_000
#: At most one change for this many characters, when nothing more is needed.
_CHARACTERS_A_CHANGE = 8
_CHANGED = 0.5


_Options = Callable[[tuple[str, ...], str, int, int, Kind], tuple[str, ...]]


class Site(NamedTuple):
    """A stretch of a sentence and what may stand there instead."""

    start: int
    end: int
    options: tuple[str, ...]
    adds: bool = False  # whether every option only adds to what stands there: 认真组织 for 组织


class Change(NamedTuple):
    """What was said instead of what."""

    old: str
    new: str


#: Small words that have a double everywhere they are what they seem: the word, where it is so, the double.
_DOUBLES: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("和", re.compile("(?<=\\w)(?<![共总缓温祥饱亲调中柔])(?<!住房|工业|发展|文化|规划|社会|资源|教育|农业|统计|人力)和(?![谐平解睦气美缓好])(?!信息化|城乡建设|改革|旅游|社会保障|自然资源|农村|规划)"), ("与",)),
    ("把", re.compile("(?:(?<=^)|(?<=，)|(?<=要))把(?![关握控脉手住好守准牢])"), ("将",)),
    ("对", re.compile("(?:(?<=^)|(?<=，))对(?=[^于照标口接应准待比内外，]{2,20}的，)"), ("对于",)),
    ("不得", re.compile("(?:(?<=^)|(?<=，))不得(?=[^不])"), ("严禁",)),
    ("必须", re.compile("(?:(?<=^)|(?<=，))必须(?=[^不有是])"), ("务必",)),
    ("能够", re.compile("能够"), ("能",)),
    ("已经", re.compile("已经"), ("已",)),
)
SMALL_WORDS = frozenset(word for word, _, _ in _DOUBLES)
#: The word that is exchanged most freely.
AND = "和"
#: Between more than two the last is joined by no other word.
_LISTED = "、"
#: At the start of a clause these are nouns where such a word follows.
_NOUN_TAIL = re.compile("结果|情况|工作|人员|队伍|组|站|点|中心|制度|机制|方案|力度|质量|问题|部门|单位|标准|责任|进度|成果|内容|过程|阶段|数据|指标|能力|水平|程序|渠道|范围|对象|体系|平台|活动|资金|发现|基础|环境|动力|空间|后劲|条件|方向|成果|阶段|格局|[，、和与的是]")
_PREDICATES = frozenset({Kind.MEASURE, Kind.AIM, Kind.DEMAND, Kind.SHORTCOMING})
#: What a shortcoming may begin with; its other words tell who falls short, and are no predicate.
_SOME = frozenset({"有的", "个别", "少数", "部分", "一些"})
#: Clauses that begin with their verb when nothing in them says that their subject comes first.
_BARE = frozenset({Kind.MEASURE, Kind.DEMAND})
_MODAL = re.compile("要|必须|应|须|需|可以|不得|了")


class Varier:
    """Finds the sites of sentences; one serves all drafts from a register."""

    def __init__(self, phrases: Phrases) -> None:
        lexicon = phrases.lexicon
        self._pairs = phrases.pairs
        ways: tuple[tuple[tuple[tuple[str, ...], ...], _Options], ...] = (
            (lexicon.free, self._free_options),
            (lexicon.verbs, self._verb_options),
            (lexicon.leads, self._lead_options),
            (lexicon.adverbs, self._adverb_options),
            (lexicon.near, self._near_options),
        )
        self._ways: list[tuple[Mapping[str, tuple[str, ...]], _Options]] = [({row[0]: row[1:] for row in lexicon.oneway}, self._free_options)]
        self._ways += [(_classes(rows), options) for rows, options in ways]
        #: The wordings of all ways by their first two characters, the longest first, each with its way: a clause is read once for all.
        self._by_start: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for wording, way in sorted(((wording, way) for way, (others, _) in enumerate(self._ways) for wording in others), key=lambda pair: (-len(pair[0]), pair)):
            self._by_start[wording[:2]].append((wording, way))
        self._known: dict[tuple[str, Kind], tuple[Site, ...]] = {}
        self._adverbs = [word for row in lexicon.adverbs for word in row]
        self._formulas = Wordings([lexicon.formulas])
        self._long_formulas = Wordings([tuple(formula for formula in lexicon.formulas if "，" in formula)])

    def sites(self, clauses: Sequence[str], kinds: Sequence[Kind]) -> tuple[Site, ...]:
        """The sites of a sentence's clauses set together with commas, from left to right; they do not overlap."""
        found: list[Site] = []
        at = 0
        for k, clause in enumerate(clauses):
            key = (clause, kinds[k])
            known = self._known.get(key)
            if known is None:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                known = self._known[key] = self._find_sites(*key)
            found += [Site(at + start, at + end, options, adds) for start, end, options, adds in known] if at else known
            at += len(clause) + 1
        text = "，".join(clauses)
        taken = [(start, start + len(formula)) for start, formula in self._long_formulas.find(text)]
        taken += [match.span() for match in _QUOTED.finditer(text) if "，" in match[0]]
        return tuple(site for site in found if not any(_meet(site.start, site.end, *span) for span in taken)) if taken else tuple(found)

    def _find_sites(self, clause: str, kind: Kind) -> tuple[Site, ...]:
        taken = [match.span() for match in _QUOTED.finditer(clause)]
        taken += [(start, start + len(formula)) for start, formula in self._formulas.find(clause)]
        found: list[Site] = []

        def take(start: int, end: int, options: tuple[str, ...]) -> None:
            if options and not any(_meet(start, end, begin, stop) for begin, stop in taken):
                stands = clause[start:end]
                plain = tuple(option for option in options if not _adds(option, stands))
                found.append(Site(start, end, plain or options, adds=not plain))
                taken.append((start, end))

        for (others, ask), places in zip(self._ways, self._read(clause), strict=True):
            for start, wording in places:
                end = start + len(wording)
                take(start, end, ask(others[wording], clause, start, end, kind))
        take(*self._demand_options(clause, kind))
        for site in list_sites(clause):
            take(*site)
        for row in _DOUBLES:
            if span := _double(clause, *row):
                take(*span, row[2])
        return tuple(sorted(found, key=lambda site: site.start))

    def _read(self, clause: str) -> list[list[tuple[int, str]]]:
        """Where wordings stand in a clause, way by way, as (place, wording); those of one way do not overlap."""
        standing: list[list[tuple[int, str]]] = [[] for _ in self._ways]
        free = [0] * len(self._ways)
        of = self._by_start
        for k, character in enumerate(clause):
            for start in (clause[k : k + 2], character):
                for wording, way in of.get(start, ()):
                    if k >= free[way] and clause.startswith(wording, k):
                        standing[way].append((k, wording))
                        free[way] = k + len(wording)
        return standing

    def _free_options(self, others: tuple[str, ...], clause: str, start: int, end: int, kind: Kind) -> tuple[str, ...]:
        bound = start and (clause[start - 1] in _BOUND or (clause[start] == DEMAND and not demands_at(clause, start)))
        return () if bound else others

    def _near_options(self, others: tuple[str, ...], clause: str, start: int, end: int, kind: Kind) -> tuple[str, ...]:
        if start and clause[start - 1] in _BOUND:
            return ()
        return tuple(word for word in others if is_attested(self._pairs, word, clause, end, with_object=False))

    def _verb_options(self, others: tuple[str, ...], clause: str, start: int, end: int, kind: Kind) -> tuple[str, ...]:
        if not _BEFORE_VERB.search(clause[:start]) or (start == 0 and kind not in _PREDICATES):
            return ()
        return tuple(word for word in others if is_attested(self._pairs, word, clause, end, with_object=True))

    def _lead_options(self, others: tuple[str, ...], clause: str, start: int, end: int, kind: Kind) -> tuple[str, ...]:
        if start == 0:
            fits = (kind in _PREDICATES if clause[:end] in _SOME else kind in _PREDICATES - {Kind.SHORTCOMING}) and not _NOUN_TAIL.match(clause, end) and not _MODAL.search(clause)
        else:
            fits = demands_at(clause, start - 1) and not _NOUN_TAIL.match(clause, end)
        return others if fits else ()

    def _adverb_options(self, others: tuple[str, ...], clause: str, start: int, end: int, kind: Kind) -> tuple[str, ...]:
        if not (start == 0 and kind in _BARE and not _MODAL.search(clause)) and not (start and demands_at(clause, start - 1)):
            return ()
        bare = ("",) if is_attested(self._pairs, DEMAND, clause, end, with_object=False) else ()
        return (*bare, *(word for word in others if is_attested(self._pairs, word, clause, end, with_object=False)))

    def _demand_options(self, clause: str, kind: Kind) -> tuple[int, int, tuple[str, ...]]:
        """Where a demand or a bare predicate begins, with the first characters of its verb, and what may stand there with an adverb."""
        if kind is Kind.SUBJECT_DEMAND:
            at = next((k for k in range(1, len(clause) - 2) if demands_at(clause, k)), -1)
        elif kind is Kind.DEMAND:
            at = 0 if demands_at(clause, 0) else -1
        else:
            at = 0 if kind in _BARE and not _MODAL.search(clause) and not _NOUN_TAIL.match(clause, 2) else -1
        if at < 0:
            return 0, 0, ()
        demand = clause[at : at + 1] if clause[at : at + 1] == DEMAND else ""
        verb = at + len(demand)
        if not is_attested(self._pairs, DEMAND, clause, verb, with_object=False) or _TOLD_HOW.match(clause, verb) or any(clause.startswith(word, verb) for word in self._adverbs):
            return 0, 0, ()  # what stands there is no verb, or has its adverb
        predicate = clause[verb : verb + 2]
        adverbs = [word for word in self._adverbs if is_attested(self._pairs, word, clause, verb, with_object=False)]
        return at, verb + 2, tuple(demand + word + predicate for word in adverbs)


def _double(clause: str, word: str, pattern: re.Pattern[str], doubles: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the one small word of its kind stands in a clause that has none of its short doubles; in a row or a list of them each must be like the others."""
    if word not in clause or (word == AND and _LISTED in clause) or any(double in clause for double in doubles if len(double) == 1 and double not in word):
        return None
    matches = list(pattern.finditer(clause))
    return matches[0].span() if len(matches) == 1 else None


def _adds(option: str, stands: str) -> bool:
    """Whether a wording only adds to what stands there.

    >>> _adds("要扎实抓好", "要抓好"), _adds("健全", "完善")
    (True, False)
    """
    rest = iter(option)
    return all(character in rest for character in stands)


def _meet(start: int, end: int, begin: int, stop: int) -> bool:
    """Whether two stretches share a character, or one of them is a point at or in the other."""
    return (begin < end and start < stop) or (start == end and begin <= start <= stop) or (begin == stop and start <= begin <= end)


def _classes(rows: Sequence[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    others: dict[str, dict[str, None]] = {}
    for row in rows:
        for word in row:
            others.setdefault(word, {}).update((other, None) for other in row if other != word)
    return {word: tuple(found) for word, found in others.items()}


def draw_changes(sites: Sequence[Site], length: int, said: Counter[str], *, rng: Random) -> dict[int, str]:
    """Some of the sites with what to say there, by index: about half of them, at most one for every few characters; first those that add nothing."""
    most = min(len(sites), max(1, round(length / _CHARACTERS_A_CHANGE)))
    count = min(most, max(1, sum(rng.random() < _CHANGED for _ in sites)))
    chosen = sorted(rng.sample(range(len(sites)), len(sites)), key=lambda k: sites[k].adds)[:count]
    return {k: rarest(sites[k].options, said, rng=rng) for k in sorted(chosen)}


def rarest(options: Sequence[str], said: Counter[str], *, rng: Random) -> str:
    """One of the options that a draft has said least."""
    least = min(said[option] for option in options)
    return rng.choice([option for option in options if said[option] == least])


def apply(text: str, sites: Sequence[Site], chosen: dict[int, str]) -> tuple[str, tuple[Change, ...]]:
    """The text with the chosen wordings, and what was changed."""
    out: list[str] = []
    changes: list[Change] = []
    at = 0
    for k in sorted(chosen):
        site = sites[k]
        out += [text[at : site.start], chosen[k]]
        changes.append(Change(text[site.start : site.end], chosen[k]))
        at = site.end
    return "".join(out) + text[at:], tuple(changes)
