"""Says the sentences of a draft one by one: learned ones anew, set ones with their slots filled, those of the lexicon of sectors.

A sentence is said once a draft and no clause of it again; no run longer than the guard allows stands in the training text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import Random

from generator.drafting.anew import LONGEST, Anew, Said
from generator.drafting.called import other_subjects
from generator.drafting.copying import CopyGuard
from generator.drafting.dropping import droppable
from generator.drafting.levels import adapt, at_its_foot
from generator.drafting.origins import Origin
from generator.drafting.rewording import Piece
from generator.drafting.subject import Subject, bare, fill_slots, with_topic
from generator.drafting.supply import Supply
from generator.language.clauses import demanded_of, kind_of
from generator.language.kinds import Kind, Role

#: No sentence of a draft is shorter.
SHORTEST = 10
#: What leads from one sentence to the next, and opens no paragraph.
_LINK = re.compile("(?:与此)?同时(?:[也还更]?[要应]?(?:必须)?(?:清醒)?地?看到)?|[也还更]要?(?:清醒)?地?看到")
#: What takes up achievements that a draft does not tell: they are left to whoever fills it in.
_PRAISE = re.compile("(?:在|既)?(?:要)?(?:充分)?(?:肯定|看到|总结)(?:取得的?)?成绩(?:的)?(?:同时)?|成绩来之不易|成绩值得肯定")
#: How documents on any topic call the department that leads the work, and what it is called where it is not known.
_LEADING = re.compile("[市县区][级直]牵头部门")
_LEADER = "牵头单位"
#: About so many characters has what stands after a paragraph, an ordinal and a heading, most often the learned ones.
_HEADING = 12
#: Whom a demand without a subject may be addressed to, and how often it is.
_ADDRESSEES = ("各级各部门", "各有关部门", "各责任单位", "各有关单位", "有关部门")
_ADDRESSED = 0.08
#: How often a clause is left out of a sentence that is not too long.
_SHORTENED = 0.35
#: What leads to a sentence that would else run on from what was said before, so often a draft.
_ALSO, _MOST_LINKED = "同时，", 2
#: The role of a set sentence that names the topic.
SET_SENTENCE = "set"
#: The role of one on a task of a sector.
SECTOR_SENTENCE = "sector"


class SentenceWriter:
    """Says sentences on one subject; remembers what it has said."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, guard: CopyGuard | None = None, forbidden: Sequence[str] = (), turn: int = 0) -> None:
        self.supply = supply
        self.subject = subject
        self.rng = rng
        guard = guard or CopyGuard(supply.windows)
        self._anew = Anew(supply.varier, subject, guard, rng=rng, ways=supply.ways[guard.longest], turn=turn)
        self.forbidden = tuple(forbidden)
        self.lead = ""  # the department that documents on any topic call the leading one
        self.origins: list[Origin] = []
        self.used: set[int] = set()  # the learned sentences that were said
        self._answering: set[int] = set()  # sentences that answer what the draft found wanting
        self._clauses: set[str] = set()
        self._texts: set[str] = set()
        self._last = ""  # what the draft said last, to see runs that cross into what follows
        self._coming = ""  # what stands after a paragraph
        self._linked = 0

    @contextmanager
    def before(self, coming: str) -> Iterator[None]:
        """What is said looks out for what stands after it."""
        self._coming = coming
        try:
            yield
        finally:
            self._coming = ""

    def _say(self, sentence: int, score: float, room: int, *, opens: bool = False, then: int = -1) -> Origin | None:
        """A sentence said anew; ``then``: the sentence to be said after it."""
        phrases = self.supply.phrases
        texts = self.supply.clauses(sentence)
        if not self._clauses.isdisjoint(texts):
            return None
        role = self.supply.role(sentence)
        document = self.supply.document(sentence)
        same = phrases.document_levels[document] == self.subject.level  # what was said at just this level is said as it is
        level = None if same else self.subject.level
        pieces, dropped = self._shorten(self._pieces(sentence, opens=opens), min(room, LONGEST))
        free = not any(piece.others for piece in pieces)
        addressed = free and pieces[0].kind is Kind.DEMAND and pieces[0].text.startswith("要") and self.rng.random() < _ADDRESSED
        if addressed:
            pieces[0] = pieces[0]._replace(text=self.rng.choice(_ADDRESSEES) + pieces[0].text)
        text = _joined(pieces, level)
        if text is None or not SHORTEST <= len(text) <= min(LONGEST, max(room, SHORTEST)) or self._is_forbidden(text):
            return None
        stop = "！" if role is Role.CALL else "。"
        seam = self.supply.seam(then) if then == sentence + 1 else _HEADING if then < 0 else 0
        found, link = self._reworded(pieces, text, stop, level, seam, self._coming if then < 0 else "", goes_on=not opens and role is Role.DEMAND)
        found = found or self._anew.vary(text, [piece.kind for piece in pieces], stop, self._last, changed=bool(dropped) or addressed)
        if found is None and not dropped and len(pieces) > 2:
            found = self._vary_shorter(pieces, stop, dropped, level)
        if found is None or found[0] in self._texts or self._is_forbidden(found[0]):
            return None
        written = self._anew.called_alike(link + found[0] if opens or link else self._anew.going_on(found[0], stop, self._last), stop, self._last)
        self.used.add(sentence)
        self._answering.update(self.supply.answers(sentence))
        self._clauses.update(texts)
        generic = phrases.sentence_domains[sentence] in (self.subject.generic, self.subject.anything)
        source = with_topic("，".join(texts), bare(self.subject.topic))
        return self._keep(Origin(written + stop, role.value, source, document, found[1], tuple(dropped), round(score, 3), generic, sentence))

    def _pieces(self, sentence: int, *, opens: bool) -> list[Piece]:
        """The clauses of a sentence without what leads to it or takes up achievements, with the leading department by its name."""
        pieces = list(self.supply.pieces(self.subject, sentence))
        if len(pieces) > 1 and ((opens and _LINK.fullmatch(pieces[0].text)) or _PRAISE.fullmatch(pieces[0].text)):
            del pieces[0]
        if self.subject.is_any:
            pieces = [piece._replace(text=self._led(piece.text), others=tuple(map(self._led, piece.others))) for piece in pieces]
        return pieces

    def _led(self, text: str) -> str:
        """A text with the leading department by its name, or as the unit that leads where it has none."""
        return _LEADING.sub(self.lead or _LEADER, text)

    def _is_forbidden(self, text: str) -> bool:
        return bool(self.forbidden) and any(word in text for word in self.forbidden)

    def _shorten(self, pieces: list[Piece], most: int) -> tuple[list[Piece], list[str]]:
        """Leave out measures until the sentence fits, and now and then one more where nothing may stand for them.

        Rewordings were written for the whole sentence: of one that has them nothing is left out unless no sentence may be so long.
        """
        dropped: list[str] = []
        most = LONGEST if any(piece.others for piece in pieces) else most
        while len(pieces) > 2:
            length = sum([len(piece.text) + 1 for piece in pieces]) - 1
            if length <= most and (dropped or any(piece.others for piece in pieces)):
                break
            free = droppable(pieces)
            if not free or (length <= most and not self._is_shortened(pieces, length)):
                break
            dropped.append(pieces.pop(self.rng.choice(free)).text)
        return pieces, dropped

    def _is_shortened(self, pieces: Sequence[Piece], length: int) -> bool:
        """Whether a sentence that fits is shortened: a long one now and then, and a short one of which no wording can be changed."""
        fixed = length >= 40 or not self.supply.varier.sites([piece.text for piece in pieces], [piece.kind for piece in pieces])
        return fixed and self.rng.random() <= _SHORTENED

    def _reworded(self, pieces: Sequence[Piece], text: str, stop: str, level: str | None, seam: int, coming: str, *, goes_on: bool) -> tuple[Said | None, str]:
        """A sentence said by the rewordings of its clauses, and what leads to it.

        Where it would run on from what was said before in all of them, 同时 leads to it, now and then and if it ``goes_on`` a paragraph, or its subject is called otherwise.
        """

        def said(pieces: Sequence[Piece], link: str = "") -> Said | None:
            return self._anew.reword(pieces, text, stop, self._last + link, self._is_forbidden, level=level, seam=seam, coming=coming)

        found = said(pieces)
        if found is not None or not pieces[0].others:
            return found, ""
        if goes_on and self._linked < _MOST_LINKED and (found := said(pieces, _ALSO)):
            self._linked += 1
            return found, _ALSO
        return next((found for first in _called_otherwise(pieces[0]) if (found := said([first, *pieces[1:]]))), None), ""

    def _vary_shorter(self, pieces: Sequence[Piece], stop: str, dropped: list[str], level: str | None) -> Said | None:
        """A sentence that cannot be said anew as a whole, said anew without one of its clauses."""
        free = droppable(pieces)
        for k in self.rng.sample(free, len(free)):
            rest = [*pieces[:k], *pieces[k + 1 :]]
            text = _joined(rest, level)
            found = self._anew.vary(text, [piece.kind for piece in rest], stop, self._last, changed=True) if text and len(text) >= SHORTEST else None
            if found is not None:
                dropped.append(pieces[k].text)
                return found
        return None

    def _keep(self, made: Origin) -> Origin:
        self.origins.append(made)
        self._texts.add(made.sentence[:-1])
        self._anew.remember(made.changes)
        self._last = made.sentence
        return made

    def saying(self, pattern: str, slots: Mapping[str, str], *, after: str = "", kept: Sequence[str] = ()) -> str | None:
        """A set sentence with its slots filled and one or two of its wordings changed, none in what is ``kept``; ``None`` when it would say or copy too much."""
        text = fill_slots(pattern, slots).rstrip("。！")
        clauses = text.split("，")
        if pattern in self._texts or self._is_forbidden(text):
            return None
        self._last += after
        *kinds, last = [kind_of(clause) for clause in clauses]
        found = self._anew.vary(text, [*kinds, Kind.STATEMENT if last is Kind.MEASURE else last], "。", self._last, changed=True, kept=kept)
        if found is None or found[0] in self._texts or self._is_forbidden(found[0]):
            return None
        self._texts.add(pattern)
        said = self._anew.called_alike(found[0], "。", self._last)
        return self._keep(Origin(said + "。", SET_SENTENCE, pattern, -1, found[1], (), 1.0, True)).sentence

    def worded(self, wordings: Sequence[str], *, after: str = "", without: str = "") -> str | None:
        """A sentence that the lexicon has in wordings alike clause by clause, each clause in one of them; ``None`` when it would say or copy too much.

        ``without``: what each of them begins with and the sentence does not.
        """
        without, *wordings = (at_its_foot(one, self.subject.level) for one in (without, *wordings))
        rows = [one.removeprefix(without).rstrip("。").split("，") for one in wordings]
        pieces = [Piece(first, kind_of(first), tuple("" if other == first else other for other in others)) for first, *others in zip(*rows, strict=True)]
        text = "，".join(rows[0])
        if wordings[0] in self._texts:
            return None
        self._last += after
        found = self._anew.reword(pieces, text, "。", self._last, self._is_forbidden, level=None, longest=LONGEST)
        if found is None or found[0] in self._texts or self._is_forbidden(found[0]):
            return None
        self._texts.add(wordings[0])
        said = self._anew.called_alike(found[0], "。", self._last)
        return self._keep(Origin(said + "。", SECTOR_SENTENCE, wordings[0].rstrip("。"), -1, found[1], (), 1.0, False)).sentence


def _called_otherwise(piece: Piece) -> Iterator[Piece]:
    """A clause whose subject is called otherwise in all wordings that begin with it, in each way there is.

    >>> [one.text for one in _called_otherwise(Piece("县审计局要开展审计", Kind.DEMAND, ("县审计局要抓好审计",)))]
    ['审计部门要开展审计']
    """
    subject = demanded_of(piece.text)
    for other in other_subjects(piece.text) if subject else ():
        called = other.removesuffix(piece.text.removeprefix(subject))
        yield piece._replace(text=other, others=tuple(called + one.removeprefix(subject) if one.startswith(subject) else "" for one in piece.others))


def _joined(pieces: Sequence[Piece], level: str | None) -> str | None:
    """The clauses as a sentence of a level, if it can be said there; ``None``: as they are."""
    text = "，".join(piece.text for piece in pieces)
    return text if level is None else adapt(text, level)
