"""What a draft says of its foci: the few things that the outline says the work on a topic consists of.

The register need not know them. What a focus is called tells what kind of thing it is (…安全, …设施, …产业), and the lexicon has headings and
sentences for every kind; where it has a task of that name in a sector of public work, what those who do the work say of it comes before what fits
any of the kind. Where the register does know them, its own passages are said first.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generator.drafting.levels import WHOLE
from generator.drafting.outline import LONGEST_FOCUS, SHORTEST_FOCUS
from generator.drafting.sector_text import SectorText
from generator.drafting.sentence_writer import SentenceWriter
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import Subject, bare, fill_slots
from generator.learning.parallel import outlier
from generator.learning.phrases import FocusKind, Lexicon

#: About so many characters are in a sentence on a focus, in all of what is said of one, and of one of those that a speech is about.
_SENTENCE, _FULL, _LONG = 47, 170, 260
#: How often a paragraph says why or what is wanting first, who answers for it, and what it is for at its end.
_REASONED, _ANSWERED, _AIMED = 0.6, 0.5, 0.25
#: What for is told where more sentences are said than this.
_SHORT = 4
#: Of so many foci at least is said what is wanting.
_LEAST_WANTING = 3
#: What fits any of its kind goes on with a task only where less was said of it.
_LEAST_SAID = 3
_NAMED = 13  # characters of a focus and a task in one heading
_VERB = 2  # characters of the verb that a heading of the list begins with
_TRIES = 6
#: Headings that begin with one of these are built alike.
_COVERBS = "把在以用靠让抓"
#: A list of so many items or more is a section of its own.
LEAST = 2


class Foci:
    """Makes the headings and the sentences of foci through the writer of passages, which remembers what has been said."""

    def __init__(self, passages: SentenceWriter, lexicon: Lexicon, subject: Subject, sectors: SectorText, *, rng: Random, demands: bool = False) -> None:
        """``demands``: what is told of each focus is only what is to be done."""
        self._passages = passages
        self._lexicon = lexicon
        self._sectors = sectors
        self._rng = rng
        self._kinds = lexicon.foci
        self._slots = {"主题": bare(subject.topic), "全域": WHOLE[subject.level]}
        #: What all foci of a draft are told with, so that no item is built unlike the others: why or what is wanting, who answers, what for.
        self._reasoned, self._answered, self._aimed = (rng.random() < often for often in (_REASONED, _ANSWERED, _AIMED))
        self._reasoned = self._reasoned and not demands
        self._is_found_wanting = False
        self._kind_of: dict[str, FocusKind] = {}

    def claim(self, foci: Sequence[str]) -> None:
        """Tell that the draft is to speak of these foci."""
        self._sectors.claim([self.noun(focus) for focus in foci])

    def section(self, beside: Sequence[Heading]) -> Heading:
        """The heading of the section whose items are the foci, built like those beside it where one is."""
        texts = [head.text for head in beside]
        options = [text for one in self._lexicon.foci_sections if (text := fill_slots(one, self._slots)) not in texts and outlier((*texts, text)) is None]
        options = self._rng.sample(options, len(options)) or [fill_slots(self._lexicon.foci_sections[0], self._slots)]
        if not texts:
            return Heading(options[0], stage=Stage.MIDDLE, of_foci=True)
        model = texts[len(texts) // 2]
        chosen = min(options, key=lambda one: (one.count("，") != model.count("，"), _build(one) != _build(model), abs(len(one) - len(model))))
        return Heading(chosen, stage=Stage.MIDDLE, of_foci=True)

    def headings(self, foci: Sequence[str]) -> list[Heading]:
        """A heading for each focus, all a verb and its object; one that has a verb stands as it is."""
        out: list[Heading] = []
        said: set[str] = set()
        for focus in foci:
            if self.noun(focus) != focus:
                out.append(Heading(focus, focus=focus))
                continue
            frames = self._frames(focus)
            besides = self._sectors.besides(focus)
            named = f"{focus}和{besides}" if besides and len(focus) + len(besides) <= _NAMED else focus  # what is told under it is on both
            if named != focus:
                frames = [frame for frame in frames if not frame[1]] or frames
            options = ["{}".join((verb, rest)) for verb, rest in frames if len(verb) == _VERB and not (rest and focus.endswith(rest))]
            fresh = [one for one in options if one not in said] or options
            said.add(chosen := self._rng.choice(fresh))
            out.append(Heading(chosen.format(named), focus=focus))
        return out

    def _frames(self, focus: str) -> list[list[str]]:
        """What stands before and after a focus in a heading: as a task of its name is headed, else as anything of its kind."""
        task = self._sectors.task(focus)
        own = [heading.split(focus, 1) for heading in task.headings] if task and task.name == focus else []
        return own or [one.split("{}") for one in self.kind(focus).headings]

    def noun(self, focus: str) -> str:
        """A focus without the verb it may be given with: what sentences speak of."""
        rest = focus.removeprefix(self._lexicon.verb_of(focus))
        return rest if len(rest) >= SHORTEST_FOCUS else focus

    def room(self, focus: str, *, whole: bool) -> int:
        """About how many characters there are to say of a focus; ``whole``: the document is about nothing else."""
        if task := self._sectors.task(self.noun(focus)):
            return _SENTENCE * (1 + len(task.measures) + len(task.accounts) + len(task.aims))
        return _LONG if whole else _FULL

    def kind(self, focus: str) -> FocusKind:
        """The kind of thing that a focus names: that with the longest ending that it has."""
        if focus not in self._kind_of:
            self._kind_of[focus] = max(self._kinds, key=lambda kind: max((len(ending) for ending in kind.endings if focus.endswith(ending)), default=0 if kind.endings else 1 / 2))
        return self._kind_of[focus]

    def is_told(self, heading: str) -> bool:
        """Whether a heading is short and of a thing whose name tells what kind it is, or which task."""
        if len(heading) > LONGEST_FOCUS or "，" in heading or not self._kinds:
            return False
        noun = self.noun(heading)
        return bool(self.kind(noun).endings) or self._sectors.task(noun) is not None

    def shortcomings(self, foci: Sequence[str], length: int) -> list[str]:
        """What is wanting in the foci: a sentence each, in their order, as far as the length goes, after one that leads to them."""
        count = max(1, min(len(foci), max(_LEAST_WANTING, round(length / _SENTENCE))))
        self._is_found_wanting = True
        out = self._say(self._lexicon.foci_leads, 1, foci[0], "") if len(foci) > 1 else []
        for k in sorted(self._rng.sample(range(len(foci)), count)):
            noun = self.noun(foci[k])
            task = self._sectors.task(noun)
            out += (self._sectors.shortcoming(task) if task else []) or self._say(self.kind(noun).shortcomings, 1, noun, "")
        return out

    def paragraphs(self, focus: str, length: int, *, after: str = "") -> list[list[str]]:
        """Paragraphs of about ``length`` characters in all."""
        out: list[list[str]] = []
        while (rest := length - sum(len(sentence) for said in out for sentence in said)) > _SENTENCE:
            said = self.text(focus, min(_FULL, rest), after="" if out else after, opens=not out)
            if not said:
                break
            out.append(said)
        return out

    def text(self, focus: str, length: int, *, after: str = "", opens: bool = True) -> list[str]:
        """Sentences of about ``length`` characters: why or what is wanting where it ``opens``, measures from general to particular, who answers, what for."""
        noun = self.noun(focus)
        kind = self.kind(noun)
        count = max(1, round(length / _SENTENCE))
        first = self._reasoned and count > 2 and opens and not self._is_found_wanting
        account, last = self._answered and count > 3, self._aimed and count > _SHORT
        if task := self._sectors.task(noun):
            out = self._sectors.text(task, count, after=after, opens=first, aimed=last and bool(self._sectors.narrow))  # of several tasks each ends with what is done
            return out + self._say(kind.measures, max(0, min(count, _LEAST_SAID) - len(out)), noun, "" if out else after)
        out = self._say((*kind.reasons, *kind.shortcomings), first, noun, after)
        out += self._say(kind.measures, max(1, count - first - account - last), noun, "" if out else after, is_named=not out)
        out += self._say(kind.accounts, account, noun, "")
        return out + self._say(kind.aims, last, noun, "")

    def _say(self, patterns: Sequence[str], count: int, noun: str, after: str, *, is_named: bool = False) -> list[str]:
        """So many of the patterns in their order, others where one was said; ``is_named``: the first of them names the focus."""
        order = self._rng.sample(range(len(patterns)), len(patterns)) if count else []
        chosen, spare = sorted(order[:count]), order[count : count + _TRIES]
        if is_named:
            first = next((k for k in (*chosen, *spare) if "{着力点}" in patterns[k]), chosen[0])
            chosen = [first, *(k for k in chosen if k != first)][:count]
        out: list[str] = []
        for one in chosen:
            for k in (one, *spare):
                said = self._passages.saying(patterns[k], {**self._slots, "着力点": noun}, after="" if out else after, kept=(noun,))
                if said:
                    out.append(said)
                    break
        return out


def _build(heading: str) -> tuple[str, bool]:
    """What tells how a heading is built: the coverb that it begins with, and whether it demands of its subject.

    >>> _build("把责任压到位"), _build("责任要压实"), _build("压实责任")
    (('把', False), ('', True), ('', False))
    """
    return heading[0] if heading[0] in _COVERBS else "", "要" in heading[1:]
