"""Parallel headings for a list: all of one frame or one measure, each from another learned list, none said twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from generator.drafting.sampler import choose
from generator.drafting.topics import Subject, WordIndex
from generator.language.clauses import is_movable
from generator.learning.frames import find_frame, measure
from generator.learning.register import Register

#: Headings of notices and minutes (关于…) are of another make.
_SPOKEN = frozenset({"speech", "meeting_news", "report", "host_script"})
_SECTION_STYLES = frozenset({"HAN", "DI", "DI_NOUN"})
_SHORTEST, _LONGEST = 4, 22
_MOST_PHRASES = 2
_FAULTY = re.compile("偏差|不够|不足|不强|不高|不实|不到位|差距|短板|欠缺|不容|低估|问题$|不平衡|水分|亟待|滞后|薄弱|松懈|有待|隐患$|矛盾$|参会|名单|情况$")
#: What a heading at the first, a middle or the last place of a speech is about.
FIRST, MIDDLE, LAST = "first", "middle", "last"
_ABOUT = {
    FIRST: re.compile("认识|站位|思想|形势|意义|紧迫|责任感|使命感|清醒|统一|警醒|自觉|肯定|正视|看到|把握"),
    LAST: re.compile("保障|组织|领导|责任|督|考核|作风|合力|落实|纪律|落地|协同|队伍|问责|氛围|推动|凝聚|担当"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A learned heading: its text, the shape that parallel headings share, its matter (-1: none) and the list it stood in."""

    text: str
    shape: str
    matter: int
    source: int
    place: str


class HeadingStore:
    """The headings a subject may use, by level and by shape."""

    def __init__(self, register: Register, index: WordIndex, subject: Subject) -> None:
        self.phrases = register.phrases
        self.index = index
        self.subject = subject
        self.sections: dict[str, list[Heading]] = defaultdict(list)
        self.items: dict[str, list[Heading]] = defaultdict(list)
        domains = self.phrases.domains
        home = domains[subject.domain] if subject.domain >= 0 else None
        generic = domains[subject.generic] if subject.generic >= 0 else None
        for source, entry in enumerate(register.headings):
            if len(domains) > 1 and entry.domain not in (home, generic):
                continue
            if entry.genre not in _SPOKEN:
                continue
            frames = find_frame(entry.headings)
            for k, text in enumerate(entry.headings):
                if not self._usable(text):
                    continue
                place = FIRST if k == 0 else LAST if k == len(entry.headings) - 1 else MIDDLE
                shapes = [f"measure:{measure(text)}"]
                if frames:
                    shapes.append(f"frame:{frames[k].pattern}")
                target = self.sections if entry.style in _SECTION_STYLES and entry.depth == 1 else self.items
                for shape in shapes:
                    target[shape].append(Heading(text, shape, entry.matters[k], source, place))

    def _usable(self, text: str) -> bool:
        if not _SHORTEST <= len(text) <= _LONGEST or text.count("，") >= _MOST_PHRASES or re.search("[。；：！？、“”（）要]", text[:1]):
            return False
        if _FAULTY.search(text):
            return False  # a shortcoming heads no measures
        if not all(is_movable(phrase) or len(phrase) < 4 for phrase in text.split("，")) or re.search("[×“”（]", text):
            return False
        words = self.index.words_in(text)
        return all(self.phrases.word_domains[word] in self.subject.allowed for word in words)

    def choose(self, count: int, *, for_items: bool, said: set[str], rng: Random, matters: Sequence[int] = ()) -> list[Heading]:
        """Up to ``count`` parallel headings of one shape; fewer only when the register holds no shape with so many."""
        store = self.items if for_items else self.sections
        options: list[list[Heading]] = []
        weights: list[float] = []
        for shape in sorted(store):
            fitting = [one for one in store[shape] if one.text not in said and (not matters or one.matter in matters)]
            found = self._distinct(fitting, rng)
            if not found:
                continue
            options.append(found)
            enough = min(len(found), count)
            framed = 1.6 if shape.startswith("frame:") else 1.0
            weights.append(framed * (8.0 if enough >= count else 0.2 * enough / count) * min(len(found), 3 * count))
        if not options:
            return []
        chosen = choose(options, weights, rng=rng)
        return self._arrange(chosen, count, for_items=for_items)

    @staticmethod
    def _distinct(headings: list[Heading], rng: Random) -> list[Heading]:
        """One heading a text, at most two of one source list, in a drawn order."""
        order = sorted(headings, key=lambda one: (one.text, one.source))
        rng.shuffle(order)
        texts: set[str] = set()
        starts: set[str] = set()
        sources: dict[int, int] = {}
        out = []
        for one in order:
            verb = one.text[:2]
            if one.text in texts or sources.get(one.source, 0) >= 2 or (not one.shape.startswith("frame:") and verb in starts):
                continue
            texts.add(one.text)
            starts.add(verb)
            sources[one.source] = sources.get(one.source, 0) + 1
            out.append(one)
        return out

    @staticmethod
    def _arrange(chosen: list[Heading], count: int, *, for_items: bool) -> list[Heading]:
        """Put the headings where their kind stands in a speech: understanding first, measures between, guarantees last."""
        if for_items:
            return chosen[:count]
        firsts = [one for one in chosen if one.place == FIRST and _ABOUT[FIRST].search(one.text)]
        lasts = [one for one in chosen if one.place == LAST and _ABOUT[LAST].search(one.text) and one not in firsts]
        middles = [one for one in chosen if one not in firsts and one not in lasts and one.place == MIDDLE]
        rest = [one for one in chosen if one not in firsts and one not in lasts and one not in middles]
        middles += rest
        out: list[Heading] = []
        if count >= 3 and firsts:
            out.append(firsts[0])
        tail = lasts[:1] if count >= 2 else []
        out += middles[: count - len(out) - len(tail)]
        spare = [one for one in chosen if one not in out and one not in tail]
        out += spare[: max(0, count - len(out) - len(tail))]
        return (out + tail)[:count]


