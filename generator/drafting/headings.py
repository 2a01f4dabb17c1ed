"""The headings one draft may use: learned ones that fit its level and topic, each said once in a draft and by no other words than may be used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from random import Random

from generator.drafting.copying import LONGEST_RUN, LONGEST_WHOLE
from generator.drafting.levels import adapt, is_of_its_level, is_of_quarters, may_lend
from generator.drafting.parts import parts_of
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import Subject, bare, with_topic
from generator.drafting.supply import Supply
from generator.drafting.variation import Site, apply, draw_changes
from generator.language.clauses import demands_at, is_movable
from generator.language.kinds import Kind
from generator.learning.parallel import outlier
from generator.learning.register import HeadingList

#: Headings of notices and minutes (关于…) are of another make.
_SPOKEN = frozenset({"speech", "meeting_news", "report", "host_script"})
_SECTION_STYLES = frozenset({"HAN", "DI", "DI_NOUN"})
_SHORTEST, _LONGEST = 4, 24
#: So many characters of an ordinal and a stop stand around a heading.
_AROUND = 4
TRIES = 6  # to draw headings of which none breaks the row
_LISTS = 160  # of more learned lists so many are drawn
#: Matters that are no task in themselves, but how all tasks are seen to.
MEANS = re.compile("责任|督|考核|保障|队伍|宣传|作风|问责|组织领导|协同|资金|经费|人才")
GUARANTEE = re.compile("保障|组织领导|责任|督|考核|作风|合力|落实|纪律|协同|问责|氛围")
#: Matters of any subject that are no task of a meeting on a subject.
_SELDOM = re.compile("认识|表彰|学习")
_FAULTY = re.compile(
    "偏差|不够|不足|不强|不高|不实|不到位|差距|短板|欠缺|不容|低估|问题$|不平衡|水分|亟待|滞后|薄弱|松懈|有待|隐患$|矛盾$|参会|名单|情况$|成绩|成效|回顾|经验|关于|案例|教训|事故|违|虚|弄|失职|方案|通知"
)
#: What is done about a fault, or how it is looked at; so headed a list tells of no fault.
_MENDED = re.compile("(?:防范|严防|防止|遏制|杜绝|解决|整治|打击|惩处|堵住|堵上|管住|管好|把|见到|确保|保证|[看认]清|看准|正视|直面|找准|补齐|补上|对准|研判|清醒|正确看待|掂清)[^，]*")
#: How much more one of just the draft's level weighs: others speak a little past it.
SAME_LEVEL = 150.0
#: A county and a district speak to the same bodies below them.
_LIKE_LEVELS, LIKE_LEVEL = frozenset({"县", "区"}), 2.0
#: A district knows streets alone, a city the counties.
UNLIKE_LEVEL = 0.5
#: What documents on any topic say of counters where things are applied for does not fit any.
_COUNTER = re.compile("窗口|手续|办事|便民")
_UNFIT = re.compile("[。；：！？“”（）×]|^要求")
#: How many items stood under a heading is not how many will stand there.
_COUNTED = re.compile("[两二三四五六七八九十]+(?:项(?!制度)|件|个方面)")


class HeadingStore:
    """What headings the register has for one draft, and what the draft has said of them."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, refused: frozenset[str] = frozenset(), turn: int = 0) -> None:
        self.supply = supply
        self.subject = subject
        self.rng = rng
        self.refused = refused
        self.turn = turn
        self.said: set[str] = set()
        #: The frames and the matters that headings were made of.
        self.frames: set[str] = set()
        self.matters_said: set[int] = set()
        self.opening = -1  # the learned section that says what is wanting
        self.ending = -1  # the learned section that says who answers and with what means
        self.followed = -1  # the learned document that lends all headings
        self._versions: dict[int, tuple[str, ...]] = {}  # by the number of their first heading
        self._usable: dict[tuple[int, bool], list[Heading]] = {}  # by the number of their list's first, and whether with passages
        self._known = supply.written[subject]
        domains = supply.phrases.domains
        self.home = domains[subject.domain] if subject.domain >= 0 else None
        self.anything = domains[subject.anything] if subject.anything >= 0 else None
        self.generic = domains[subject.generic] if subject.generic >= 0 else None
        self.parts = parts_of(supply.phrases.lexicon.parts, subject.name)

    def room(self, head: Heading) -> int:
        """How many characters the draft can say of what stands under a heading."""
        return self.supply.characters_under(self.subject, head.item) if head.item >= 0 else 0

    def begins(self, head: Heading) -> bool:
        """Whether what was learned under a heading at another level may be said from its first sentence on: without that the rest is on something less."""
        phrases = self.supply.phrases
        first = next(iter(self.supply.under(head.item)), -1)
        if first < 0 or phrases.document_levels[phrases.passage_documents[first]] in ("", self.subject.level):
            return True
        return phrases.passage_sentences[first] in self.supply.sentences(self.subject, first)

    def is_close(self, document: int) -> bool:
        """Whether a learned document is on just the topic of the draft."""
        return self.home is not None and self.subject.is_topic_of(self.supply.phrases.document_topics[document], self.home)

    def is_wider(self, document: int) -> bool:
        """Whether a document is on the whole of a domain of which the draft's topic is a part that has no name of its own among domains."""
        name, home = self.subject.name, self.home or ""
        own = self.supply.phrases.document_topics[document].split("\n")[0]
        return name != home and "与" not in home and name in home and (not own or home in own)

    def nearness(self, document: int) -> float:
        """How much a document weighs by the level that it was said at."""
        source, level = self.supply.phrases.document_levels[document], self.subject.level
        if source == level:
            return SAME_LEVEL
        return LIKE_LEVEL if {source, level} <= _LIKE_LEVELS else UNLIKE_LEVEL if (source, level) == ("区", "市") else 1.0

    def matters(self, stage: Stage | None) -> list[int]:
        """The matters of the domain that a draft has not come to and that suit the place of a list."""
        domain = self.subject.domain if self.home is not None else self.subject.generic
        if domain < 0:
            return []
        names = self.supply.phrases.matters
        free = [
            one
            for one in self.supply.matters_of(self.subject, domain)
            if one not in self.matters_said and not self._is_of_counters(names[one].name) and not any(word in names[one].name for word in self.refused) and not _SELDOM.search(names[one].name) and not any(term in said for said in self.said for term in names[one].terms)
        ]
        return free if stage is None else [one for one in free if bool(MEANS.search(names[one].name)) is (stage is Stage.LAST)]

    def _is_of_counters(self, text: str) -> bool:
        """Whether a text that was learned on any topic is on counters, which not any topic has."""
        return self.subject.is_any and bool(_COUNTER.search(text))

    def lists(self, domain: str | None, *, sections: bool) -> Iterable[HeadingList]:
        """The learned lists of a domain that may lend to this level: those of main sections, or of items."""
        known = self.supply.lists_of(domain)
        if len(known) > _LISTS:
            return self._lending(self.rng.sample(known, _LISTS), sections)
        key = (domain, self.subject.level, sections)
        if key not in self.supply.lending:
            self.supply.lending[key] = self._lending(known, sections)
        return self.supply.lending[key]

    def _lending(self, known: Iterable[HeadingList], sections: bool) -> list[HeadingList]:
        levels = self.supply.phrases.document_levels
        return [
            entry
            for entry in known
            if entry.genre in _SPOKEN
            and may_lend(levels[entry.document], self.subject.level)
            and (entry.depth == 1 and entry.genre == "speech" if sections else entry.depth > 1 or entry.style not in _SECTION_STYLES)
        ]

    def usable(self, entry: HeadingList, *, with_passages: bool = False, beside: frozenset[str] = frozenset()) -> list[Heading]:
        """The headings of a learned list as this draft would say them, without those it has said that are not ``beside``."""
        if beside:  # given headings choose the wording: nothing to remember
            return [head for head in self._find_usable(entry, with_passages, beside) if not self._is_said(head.text, beside)]
        key = (entry.first, with_passages)
        if key not in self._usable:
            self._usable[key] = self._find_usable(entry, with_passages, beside)
        return [head for head in self._usable[key] if head.text not in self.said]

    def _find_usable(self, entry: HeadingList, with_passages: bool, beside: frozenset[str]) -> list[Heading]:
        return self._in_words(entry, self._version(entry, beside), with_passages=with_passages)

    def each_way(self, entry: HeadingList) -> Iterator[list[Heading]]:
        """The headings of a learned list that have passages, in each of its wordings, beginning with another at the next turn; without those that the draft has said."""
        for way in self._ways(entry):
            yield [head for head in self._in_words(entry, way, with_passages=True) if head.text not in self.said]

    def _ways(self, entry: HeadingList) -> Sequence[tuple[str, ...]]:
        """The wordings of a learned list, beginning with another at the next turn."""
        ways = entry.rewordings if entry.rewordings and self._runs_on(entry) else (entry.headings, *entry.rewordings)
        at = (entry.first + self.turn) % len(ways)
        return (*ways[at:], *ways[:at])

    def prefer(self, entry: HeadingList, worth: Callable[[Sequence[Heading]], int]) -> None:
        """Say a learned list in the first of its wordings that is worth most, of those of which all headings can be said."""
        rows = {way: row for way in self._ways(entry) if len(row := self._in_words(entry, way, with_passages=False)) == len(way)}
        if rows:
            self._versions[entry.first] = max(rows, key=lambda way: worth(rows[way]))
            for with_passages in (False, True):
                self._usable.pop((entry.first, with_passages), None)

    def _in_words(self, entry: HeadingList, version: Sequence[str], *, with_passages: bool) -> list[Heading]:
        source = self.supply.phrases.document_levels[entry.document]
        apart = source not in ("", self.subject.level)
        out = []
        for k, text in enumerate(version):
            if (apart and (is_of_its_level(text) or is_of_quarters(text, source, self.subject.level))) or self._is_of_counters(text):
                continue
            item = entry.first + k
            written = self._written(text)
            if written is None or (with_passages and not self.supply.says(self.subject, item)):
                continue
            out.append(Heading(written, entry.matters[k], item))
        return out

    def _version(self, entry: HeadingList, beside: frozenset[str]) -> tuple[str, ...]:
        """One of the ways to say a list, the same one through a draft and another one at the next turn; beside given headings that which has them."""
        known = (entry.headings, *entry.rewordings)
        if len(known) == 1:
            return entry.headings
        if beside:
            shared = [len(beside.intersection(map(self._as_said, version))) for version in known]
            if any(shared):
                return known[shared.index(max(shared))]
        if entry.first not in self._versions:
            ways = entry.rewordings if self._runs_on(entry) else known
            at = (entry.first + self.turn) % len(ways)
            self._versions[entry.first] = self._best([*ways[at:], *ways[:at], entry.headings], beside)
        return self._versions[entry.first]

    def _runs_on(self, entry: HeadingList) -> bool:
        """Whether a learned heading, with its ordinal and what every wording of the sentence under it begins with, is a long run of the training text."""
        for k, text in enumerate(entry.headings):
            passage = next(iter(self.supply.under(entry.first + k)), -1)
            begins = self.supply.seam(self.supply.phrases.passage_sentences[passage]) if passage >= 0 else 0
            if _AROUND + len(text) + begins > LONGEST_RUN:
                return True
        return False

    def _best(self, versions: Sequence[tuple[str, ...]], beside: frozenset[str]) -> tuple[str, ...]:
        """The first of some ways to say a list whose headings may all be said, and make a row; else the first of those of which most may be said."""
        said: dict[tuple[str, ...], int] = {}
        for version in versions:
            written = tuple(one for text in version if (one := self._written(text)) and not self._is_said(one, beside))
            if len(written) == len(version) and outlier(written) is None:  # a topic with a long name may break a row
                return version
            said[version] = len(written)  # a heading that may not be said would take its section with it
        return max(versions, key=said.__getitem__)

    def is_reworded(self, entry: HeadingList) -> bool:
        """Whether this draft says a list in other headings than were learned."""
        return self._versions.get(entry.first, entry.headings) != entry.headings

    def _is_said(self, written: str, beside: frozenset[str]) -> bool:
        return written in self.said and written not in beside

    def _written(self, text: str) -> str | None:
        """A learned heading as the draft has it; ``None`` where it may not be said."""
        known = self._known
        if text not in known:
            known[text] = self._as_said(text)
        written = known[text]
        return None if written is None or (self.refused and any(word in written for word in self.refused)) else written

    def _as_said(self, text: str) -> str | None:
        if not _may_head(text):
            return None
        adapted = adapt(with_topic(_COUNTED.sub("各项", text[1:] if text and demands_at(text, 0) else text), bare(self.subject.topic)), self.subject.level)
        if adapted is None or not _SHORTEST <= len(adapted) <= _LONGEST or (len(adapted) > LONGEST_WHOLE and not self._sites(adapted)):
            return None
        return adapted if _is_movable(adapted) else None

    def _sites(self, text: str) -> tuple[Site, ...]:
        clauses = text.split("，")
        return self.supply.varier.sites(clauses, [Kind.DEMAND] * len(clauses))

    def _reworded(self, head: Heading) -> Heading:
        """A heading as long as a sentence in other words than it was learned in."""
        if head.item < 0 or len(head.text) <= LONGEST_WHOLE:
            return head
        sites = [site for site in self._sites(head.text) if not site.adds]
        text, _ = apply(head.text, sites, draw_changes(sites, len(head.text), Counter(), rng=self.rng))
        return head._replace(text=text)

    def say(self, headings: Sequence[Heading]) -> list[Heading]:
        """The headings as they are set down, so that none is said again."""
        for _ in range(TRIES):
            said = [self._reworded(head) for head in headings]
            if outlier(tuple(head.text for head in said)) is None:
                break
        headings = said
        self.said.update(one.text for one in headings)
        self.matters_said.update(one.matter for one in headings)
        return headings


@lru_cache(maxsize=1 << 14)
def _may_head(text: str) -> bool:
    """Whether a learned heading, as it was learned, may head anything else."""
    return not (_FAULTY.search(_MENDED.sub("", text)) or _UNFIT.search(text) or text.count("，") > 2)


@lru_cache(maxsize=1 << 14)
def _is_movable(text: str) -> bool:
    return all(is_movable(phrase) or len(phrase) < 4 for phrase in text.split("，"))
