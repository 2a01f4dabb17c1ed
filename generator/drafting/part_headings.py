"""Headings on the parts of a topic that are told in any case, for rows of learned headings that do not tell them: what is said under them the lexicon has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.drafting.headings import HeadingStore
from generator.drafting.rewording import begin_alike, end_alike
from generator.drafting.stages import Heading
from generator.language.clauses import DEMANDS
from generator.learning.frames import SLOT, find_frame
from generator.learning.parallel import outlier
from generator.learning.phrases import TopicPart

#: Verbs that head any work, of which one may stand for another.
_OF_ALL = ("抓好", "抓实", "做好", "做实", "加强", "强化", "突出", "狠抓", "严抓")
#: A heading that demands of its subject; one that is longer or shorter than all of a row by more is not of it.
_DEMANDS, _UNLIKE = re.compile(f"[^，]{{2,}}{DEMANDS}"), 2
#: What is told in a text is on a part by so large a share of what the lexicon says of it, by a smaller one where it speaks of those who do the work.
_TOLD, _ALSO_TOLD = 0.28, 0.2
#: Parts on how all the others are seen to; those on the people who do it.
_SEEN_TO, FORCES = re.compile("排查整治|要素|(?<!企业主体)责任|考核|督导|领导|投入"), "队伍"
#: What a district has not in any case, but for topics of the country.
_NOT_OF_DISTRICTS, _RURAL = re.compile("矿|农村|乡村|粮食"), re.compile("[农乡粮村]")
#: Headings that have so many characters in common are of one frame; most are so large a share of more.
_FIXED, _MOST, _HALF = 2, 0.66, 0.5
#: A row in which so many are of another frame may have one more.
_ODD = 2
#: What may stand before any heading of so many characters.
_ADVERBS, _SHORT = ("着力", "扎实", "全面", "持续", "大力", "切实", "全力", "深入", "认真"), 6
#: A row of parts alone has so many; the first of the headings of a part are built alike.
_LEAST, _BUILT_ALIKE = 5, 3
#: What is seen to for its safety.
_SAFETY, _SEEING_TO = "安全", frozenset({"整治", "监管", "治理", "管理", "管控"})
_COVERBS = "把在以用靠让抓从"
#: Who leads and who is called to account, which ends a row of several lists; and how it is seen to, which ends any.
LEADS = re.compile("组织领导|领导责任|党委责任|追责|问责|问效")
_ENDS = re.compile(f"{LEADS.pattern}|督[查导办]|考核|奖惩")
#: What a row may end with besides: how all work together.
_ALL_TOGETHER = re.compile("合力|格局|氛围|共治")
#: A heading names a part by so large a share of the characters after the verb of its name.
_VERB, _NAMED_BY = 2, 0.9
#: What stands under a heading is on a part when so large a share of its words are those of the part, or a smaller one where it names it so often.
_OF_IT, _ALSO_OF_IT, _NAMED = 0.26, 0.2, 1


class PartHeadings:
    """Finds them for one draft."""

    def __init__(self, store: HeadingStore) -> None:
        self._store = store

    def missing(self, row: Sequence[Heading]) -> list[TopicPart]:
        """The parts of the topic that no heading of a row names and nothing that stands under one is on, nor all of it, as far as the lexicon has something to say of them.

        Not how all the others are seen to: that is told at the end in any case.
        """
        store = self._store
        away = _NOT_OF_DISTRICTS if store.subject.level == "区" and not _RURAL.search(store.subject.topic) else None
        texts = [self._text_under(head) for head in row]
        words = store.supply.shares.words(*texts)
        forces = any(FORCES in text for text in texts)
        return [
            part
            for part in store.parts
            if part.packed
            and not (_SEEN_TO.search(part.name) or (away and away.search(part.name)))
            and not self.tells(row, part)
            and store.supply.shares.part_told(part, words) < (_ALSO_TOLD if forces and FORCES in part.name else _TOLD)
        ]

    def tells(self, row: Sequence[Heading], part: TopicPart) -> bool:
        """Whether a heading of a row names a part, or what stands under one is on it."""
        return any(self._is_on(head, part) for head in row)

    def _is_on(self, head: Heading, part: TopicPart) -> bool:
        key = self._store.subject.topic, self._store.subject.level, head.text, head.item, part.name
        known = self._store.supply.on_parts
        if key not in known:
            known[key] = self.is_told_by(head.text, self._text_under(head), part)
        return known[key]

    def _text_under(self, head: Heading) -> str:
        return self._store.supply.text_under(self._store.subject, head.item) if head.item >= 0 else ""

    def is_told_by(self, heading: str, text: str, part: TopicPart) -> bool:
        """Whether a heading names a part, or the text under it is on it."""
        return _names(heading, part) or (bool(text) and self._is_told_in(text, part))

    def is_named(self, items: Sequence[tuple[str, str]], part: TopicPart) -> bool:
        """Whether one of some headings names a part."""
        return any(_names(heading, part) for heading, _ in items)

    def is_told_under(self, items: Sequence[tuple[str, str]], part: TopicPart) -> bool:
        """Whether what stands under one of some headings is on a part, or a sentence of it names it by two of its words."""
        return any(self._is_told_in(text, part) or any(sum(word in said for word in part.words) > 1 for said in text.split("。")) for _, text in items if text)

    def _is_told_in(self, text: str, part: TopicPart) -> bool:
        share = self._store.supply.shares.on_part(text, part)
        return share >= _OF_IT or (share >= _ALSO_OF_IT and sum(map(text.count, part.words)) >= _NAMED)

    def filled(self, row: list[Heading], parts: Sequence[TopicPart]) -> list[Heading]:
        """A row with a heading on each of some parts for which the lexicon has one that is built like those of the row, before the first on a later part."""
        for part in parts:
            texts = [head.text for head in row]
            if (text := self.fitting(part, texts)) is not None:
                at = self.place(row, part)
                row = [*row[:at], Heading(text, part=part), *row[at:]]
        return row

    def row(self, most: int) -> list[Heading]:
        """Headings of one build on the parts of the topic alone, where the lexicon has something to say of so many; not how they are seen to."""
        store = self._store
        parts = [part for part in self.missing([]) if not _ENDS.search(part.name)][:most]
        if len(parts) < _LEAST:
            return []
        heading = parts[0].headings[store.turn % _BUILT_ALIKE]
        return [] if _is_refused(heading, store.refused) else self.filled([Heading(heading, part=parts[0])], parts[1:])

    def fits(self, row: Sequence[Heading], parts: Sequence[TopicPart]) -> int:
        """For how many of some parts the lexicon has a heading that is built like those of a row."""
        texts = [head.text for head in row]
        return sum(self.fitting(part, texts) is not None for part in parts)

    def fitting(self, part: TopicPart, texts: Sequence[str]) -> str | None:
        """The heading on a part that is built like all of a row; ``None`` where there is none that may be said."""
        store = self._store
        return fitting_heading(part, texts, said=store.said, refused=store.refused, turn=store.turn)

    def place(self, row: Sequence[Heading], part: TopicPart) -> int:
        """Where in a row a heading on a part stands: after the last on any part before it, else before the first on a later part, and before who leads and who is called to account."""
        parts = list(self._store.parts)
        end = next((k for k, head in enumerate(row) if _ENDS.search(head.text) or (k == len(row) - 1 and _ALL_TOGETHER.search(head.text))), len(row))
        told = [{k for k, head in enumerate(row[:end]) if head.part is other or self._is_on(head, other)} for other in parts]
        at = parts.index(part)
        if FORCES in part.name:  # the people who do it come after what they do
            return end
        if before := set().union(*told[:at]):
            return max(before) + 1
        return min((min(ranks) for ranks in told[at + 1 :] if ranks), default=end)


def _names(text: str, part: TopicPart) -> bool:
    """Whether a heading names a part by one of its words, or by what the name of the part has after its verb.

    >>> part = TopicPart("深化农村改革", ("土地承包",))
    >>> _names("深化农村综合改革", part), _names("抓好农村人居环境", part)
    (True, False)
    """
    thing = part.name[_VERB:]
    return any(word in text for word in part.words) or sum(character in text for character in thing) >= _NAMED_BY * len(thing)


def _is_refused(text: str, refused: Iterable[str]) -> bool:
    return any(word in text for word in refused)


def fitting_heading(part: TopicPart, texts: Sequence[str], *, said: Container[str], refused: Iterable[str] = (), turn: int) -> str | None:
    """The heading on a part that is built like all of a row, was not ``said`` and has nothing ``refused``: of the length of most, with a verb that the row does not have; ``None`` where there is none.

    ``turn``: with which of its headings to begin.

    >>> part = TopicPart.of("严管矿山", ("矿",), ("严管矿山安全", "矿山监管要从严"), (("企业要查矿。", "企业要验矿。"),))
    >>> [fitting_heading(part, row, said=(), turn=0) for row in (["管好道路交通", "整治燃气隐患"], ["交通监管要严格", "燃气监管要到位"], ["推动交通更加安全", "推动燃气更加安全"])]
    ['严管矿山安全', '矿山监管要从严', None]
    """
    fit = _fitting(part, tuple(texts), turn % max(1, len(part.headings))) if texts else ()
    return next((text for text in fit if text not in said and not _is_refused(text, refused)), None)


@lru_cache(maxsize=1 << 14)
def _fitting(part: TopicPart, texts: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The headings on a part that are built like all of a row, the fittest first; the same rows are asked of in one draft after another."""
    row = _Row.of(texts)
    lengths = [len(text) for text in texts]
    common = max(lengths, key=lengths.count)
    fit = [text for text in _options(part, texts, turn) if row.is_like(text)]
    return tuple(sorted(fit, key=lambda text: (abs(len(text) - common), not row.frame and any(text[:2] == other[:2] for other in texts))))


def _options(part: TopicPart, texts: Sequence[str], turn: int) -> list[str]:
    """What may head a part, also with the verb that each of a row begins with where that may head any work."""
    at = turn % max(1, len(part.headings))
    headings = [*part.headings[at:], *part.headings[:at]]
    verb = texts[0][:2]
    if verb in _OF_ALL and all(text[:2] == verb for text in texts):
        headings += [verb + text[2:] for text in headings if text[:2] in _OF_ALL]
    if verb in _ADVERBS and all(text[:2] == verb for text in texts):
        headings += [verb + text for text in headings if len(text) == _SHORT and "要" not in text]
    return [*headings, *filter(None, [_set_between(part.name[2:], texts)])]


def _set_between(thing: str, texts: Sequence[str]) -> str:
    """A thing between what most of a row begin and end with, where the one goes on with the end of the other; "" where it does not.

    >>> _set_between("矿山安全", ["守住燃气安全底线", "守住道路安全底线", "抓好责任落实"]), _set_between("矿山安全", ["管好燃气使用", "管好道路交通"])
    ('守住矿山安全底线', '')
    >>> _set_between("危化品安全", ["扎实推进矿山领域整治", "扎实推进燃气消防整治"])
    '扎实推进危化品整治'
    """
    first, last = (Counter(text[ending] for text in texts).most_common(1)[0][0] for ending in (slice(2), slice(-2, None)))
    alike = [text for text in texts if text.startswith(first) and text.endswith(last)]
    if len(alike) < max(2, _HALF * len(texts)):
        return ""
    begin = alike[0][: min(begin_alike(alike[0], other) for other in alike[1:])]
    end = alike[0][-min(end_alike(alike[0], other) for other in alike[1:]) :]
    if thing.endswith(_SAFETY) and end[:2] in _SEEING_TO:
        return f"{begin}{thing.removesuffix(_SAFETY)}{end}"
    overlap = next((k for k in range(min(len(thing), len(end)), 1, -1) if thing.endswith(end[:k])), 0)
    return f"{begin}{thing}{end[overlap:]}" if overlap else ""


def _frame_of(texts: Sequence[str]) -> str:
    """The frame of a row, "" where its headings have less than two characters in common.

    >>> _frame_of(["推动交通更加安全", "推动燃气更加安全"]), _frame_of(["管好道路", "管住燃气"])
    ('推动〈〉更加安全', '')
    """
    frames = find_frame(tuple(texts))
    return frames[0].pattern if frames and len(frames[0].pattern.replace(SLOT, "")) >= _FIXED else ""


def _shared(texts: Sequence[str]) -> list[tuple[slice, str]]:
    """What all of a row begin with where that is a coverb, and the two characters that most of it begin or end with.

    >>> [text for _, text in _shared(["以项目带动发展", "以品牌提升形象"])], [text for _, text in _shared(["健全学位机制", "优化招生机制", "严守校园安全"])]
    (['以'], ['机制'])
    """
    found = [(slice(1), texts[0][0])] if texts[0][0] in _COVERBS and len({text[0] for text in texts}) == 1 else []
    for ending in (slice(2), slice(-2, None)):
        best, times = Counter(text[ending] for text in texts).most_common(1)[0]
        if len(texts) > _FIXED and times >= _MOST * len(texts) and len(texts) - times < _ODD:
            found.append((ending, best))
    return found


class _Row(NamedTuple):
    """What the headings of a row have in common, and what a heading that is built like them has too.

    >>> row, framed = _Row.of(("管好道路交通", "整治燃气隐患")), _Row.of(("抓好交通安全", "抓好燃气安全"))
    >>> row.is_like("严管矿山安全"), row.is_like("矿山监管要从严"), framed.frame, framed.is_like("严管矿山安全"), framed.is_like("抓好矿山安全")
    (True, False, '抓好〈〉安全', False, True)
    """

    texts: tuple[str, ...]
    frame: str
    phrases: set[int]  # how many commas they have
    demands: set[bool]
    shared: list[tuple[slice, str]]
    least: int
    most: int

    @classmethod
    def of(cls, texts: tuple[str, ...]) -> _Row:
        """What some headings have in common."""
        sizes = [len(text) for text in texts]
        demands = {bool(_DEMANDS.match(text)) for text in texts}
        return cls(texts, _frame_of(texts), {text.count("，") for text in texts}, demands, _shared(texts), min(sizes) - _UNLIKE, max(sizes) + _UNLIKE)

    def is_like(self, text: str) -> bool:
        """Whether a heading is built like all of them, and has their frame if they have one."""
        if not self.least <= len(text) <= self.most or {text.count("，")} != self.phrases or {bool(_DEMANDS.match(text))} != self.demands:
            return False
        if any(text[ending] != shared for ending, shared in self.shared) or outlier((*self.texts, text)) is not None:
            return False
        return not self.frame or _frame_of((*self.texts, text)) == self.frame
