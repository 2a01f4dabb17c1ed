"""Writes the paragraphs of a draft: each follows the order of thought of a learned passage and says its sentences anew.

At every place either the passage's own sentence is said in another way, or one from elsewhere that says nearly the same; a source is used once a
draft, no clause is said twice, and no run longer than the guard allows stands in the training text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from random import Random

from generator.drafting.anew import LONGEST, Anew, Said
from generator.drafting.copying import CopyGuard
from generator.drafting.cutting import ACCOUNTS, ANSWERS, OPENS, TITLED, kept, titled
from generator.drafting.dropping import droppable
from generator.drafting.levels import adapt
from generator.drafting.origins import Origin
from generator.drafting.rewording import Piece
from generator.drafting.sampler import choose
from generator.drafting.subject import Subject, bare, sentence_text
from generator.drafting.supply import Supply
from generator.language.clauses import kind_of
from generator.language.kinds import Kind, Role
from generator.learning.phrases import ROLES, TOPIC

_SHORTEST = 10
#: What leads from one sentence to the next, and opens no paragraph.
_LINK = re.compile("(?:与此)?同时(?:[也还更]?[要应]?(?:必须)?(?:清醒)?地?看到)?|[也还更]要?(?:清醒)?地?看到")
#: What takes up achievements that a draft does not tell: they are left to whoever fills it in.
_PRAISE = re.compile("(?:在|既)?(?:要)?(?:充分)?(?:肯定|看到|总结)(?:取得的?)?成绩(?:的)?(?:同时)?|成绩来之不易|成绩值得肯定")
#: How documents on any topic call the department that leads the work.
_LEADING = re.compile("([市县区])[级直]牵头部门")
#: How much the passage's own sentence weighs beside the likeness (below 1) of the others, and how like these must be.
_OWN_WEIGHT, _LIKE = 0.6, 0.3
#: How often a followed passage says its own sentence, and how like another must be.
_FAITHFUL, _VERY_LIKE = 0.85, 0.5
_TRIES = 5
#: How many passages are drawn, and how many of them are offered.
_LOOKED_AT, _FRESH = 48, 8
#: A paragraph is done from this share of the length asked for.
_NEARLY = 0.88
#: About so many characters has what stands after a paragraph, an ordinal and a heading, most often the learned ones.
_HEADING = 12
#: No paragraph is longer than so many times the length asked for.
_MOST = 1.35
#: Passages that have up to so much more to say than was asked are said whole.
_STRETCH = 1.15
#: What goes on a paragraph whose passage is too short: so many sentences like its own, at least so like.
_NEAREST, _NEAR = 3, 0.34
#: Sentences of one paragraph that are more alike than this say the same thing twice.
_SAME = 0.5
#: So many sentences before it are looked at besides, which may stand in another paragraph.
_RECENT = 8
#: Sentences that state what has been achieved: facts, which only an outline gives.
_STATES_FACTS = frozenset({Role.PROGRESS})
#: What a followed passage does not say: these, and calls, which end a speech.
_LEFT_OUT = _STATES_FACTS | {Role.CALL}
#: Whom a demand without a subject may be addressed to, and how often it is.
_ADDRESSEES = ("各级各部门", "各有关部门", "各责任单位", "各有关单位", "有关部门", "各地各部门")
_ADDRESSED = 0.08
#: How often a clause is left out of a sentence that is not too long.
_SHORTENED = 0.35
#: The role of a set sentence that names the topic.
SET_SENTENCE = "set"
#: The role of one on a task of a sector.
SECTOR_SENTENCE = "sector"


class PassageWriter:
    """Writes on one subject; remembers what it has said."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, guard: CopyGuard | None = None, forbidden: Sequence[str] = ()) -> None:
        self.supply = supply
        self.subject = subject
        self.rng = rng
        guard = guard or CopyGuard(supply.windows)
        self._anew = Anew(supply.varier, subject, guard, rng=rng, ways=supply.ways[guard.longest])
        self.forbidden = tuple(forbidden)
        self.lead = ""  # the department that documents on any topic call the leading one
        self.origins: list[Origin] = []
        self.reserved: set[int] = set()  # passages that stand under a heading of the draft, and are said nowhere else
        self._used: set[int] = set()
        self._answering: set[int] = set()  # sentences that answer what the draft found wanting
        self._clauses: set[str] = set()
        self._texts: set[str] = set()
        self._last = ""  # what the draft said last, to see runs that cross into what follows

    def paragraph(self, passages: Iterable[int], length: int, *, roles: frozenset[Role] | None = None, matter: int = -1, after: str = "") -> list[str]:
        """Sentences of about ``length`` characters in the order of some learned passages, to stand after the text ``after``, all on a matter if one is given.

        Fewer, or none, when the passages have nothing left to say.
        """
        self._last += after
        out: list[str] = []
        said: list[int] = []
        count = 0
        phrases = self.supply.phrases
        for sentence in self._plan(passages):
            if count >= length * _NEARLY:
                return out
            role = Role(ROLES[phrases.sentence_roles[sentence]])
            if role in _STATES_FACTS or (roles is not None and role not in roles) or (matter >= 0 and phrases.sentence_matters[sentence] != matter):
                continue
            made = self._say_like(sentence, said, room=int(length * _MOST) - count, opens=not out)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
        return out

    def follow(self, passages: Sequence[int], length: int, *, after: str = "", heading: str = "") -> list[str]:
        """Sentences of about ``length`` characters that keep to the passages: each their own said anew, now and then one very like it.

        What states an achievement is left out. Where there is no room for all, what says what the ``heading`` does, what answers what was found
        wanting and who is called to account stay before the rest.
        """
        self._last += after
        whole = sum(self.supply.characters(self.subject, passage) for passage in passages)
        if whole <= length * _STRETCH:  # little more than asked: all of it, since what a passage ends with belongs to it
            length = max(length, int(whole * _STRETCH))
        out: list[str] = []
        said: list[int] = []
        count = 0
        roles = self.supply.phrases.sentence_roles
        sentences = [one for passage in passages for one in self.supply.sentences(self.subject, passage) if Role(ROLES[roles[one]]) not in _LEFT_OUT]
        if whole > length:
            sentences = self._kept(sentences, length, heading)
        for sentence, then in zip(sentences, [*sentences[1:], -1], strict=False):
            room = int(length * _MOST) - count
            if room < _SHORTEST:
                break
            faithful = self.supply.phrases.is_reworded(sentence) or self.rng.random() < _FAITHFUL
            made = self._say_own(sentence, said, room, opens=not out, then=then) if faithful else None
            made = made or self._say_like(sentence, said, room=room, like=_VERY_LIKE, opens=not out)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
        return out

    def _kept(self, sentences: Sequence[int], length: int, heading: str) -> list[int]:
        """The sentences that stay where there is no room for all."""
        texts = [sentence_text(self.supply.phrases, sentence) for sentence in sentences]
        roles = self.supply.phrases.sentence_roles
        worths = [
            (OPENS if k == 0 else 0.0)
            + (ANSWERS if sentence in self._answering else 0.0)
            + TITLED * share
            + (ACCOUNTS if k > 1 and sentence == sentences[-1] and Role(ROLES[roles[sentence]]) is Role.ACCOUNTABILITY else 0.0)
            for k, (sentence, share) in enumerate(zip(sentences, titled(texts, self.supply.words_in(heading)), strict=True))
        ]
        stay = kept(list(map(self.supply.length, sentences)), worths, int(length * _STRETCH))
        return list(compress(sentences, stay))

    def _plan(self, passages: Iterable[int]) -> Iterator[int]:
        """The sentences of each passage in their order, and after the first what is very like them."""
        for k, passage in enumerate(passages):
            sentences = self.supply.sentences(self.subject, passage)
            yield from sentences
            if k == 0:
                near = sorted({other for one in sentences for score, other in self.supply.likenesses.to(one) if score >= _NEAR and self._may_stand_for(one, other)})
                yield from self.rng.sample(near, min(_NEAREST, len(near)))

    def _may_stand_for(self, one: int, other: int) -> bool:
        phrases = self.supply.phrases
        kept = phrases.sentence_passages[other] in self.reserved
        return not kept and phrases.sentence_matters[one] == phrases.sentence_matters[other] and self.supply.allows(self.subject, other)

    def fresh(self, passages: Sequence[int]) -> list[int]:
        """Some of the passages that have something to say that was not said, in a drawn order; looking at all would cost as much as they are."""
        free = [one for one in passages if one not in self.reserved]
        drawn = self.rng.sample(free, min(_LOOKED_AT, len(free)))
        return [one for one in drawn if any(k not in self._used for k in self.supply.sentences(self.subject, one))][:_FRESH]

    def _say_own(self, sentence: int, said: list[int], room: int, *, opens: bool, then: int) -> Origin | None:
        """The passage's own sentence said anew; what is like it is not even looked for, which costs more than saying it."""
        recent = [origin.row for origin in self.origins[-_RECENT:] if origin.row >= 0]
        if sentence in self._used or any(self.supply.likenesses.between(sentence, other) > _SAME for other in (*said, *recent)):
            return None
        made = self._say(sentence, 1.0, room, opens=opens, then=then)
        if made is not None:
            said.append(sentence)
        return made

    def _say_like(self, sentence: int, said: list[int], *, room: int, like: float = _LIKE, opens: bool = False) -> Origin | None:
        options = [] if sentence in self._used else [(_OWN_WEIGHT, sentence)]
        options += [(score, other) for score, other in self.supply.likenesses.to(sentence) if score >= like and other not in self._used and self._may_stand_for(sentence, other)]
        for _ in range(min(_TRIES, len(options))):
            picked = choose(options, [score for score, _ in options], rng=self.rng)
            options.remove(picked)
            score, one = picked
            if any(self.supply.likenesses.between(one, other) > _SAME for other in said):
                continue
            made = self._say(one, score, room, opens=opens)
            if made is not None:
                said.append(one)
                return made
        return None

    def _say(self, sentence: int, score: float, room: int, *, opens: bool = False, then: int = -1) -> Origin | None:
        """A sentence said anew; ``then``: the sentence to be said after it."""
        phrases = self.supply.phrases
        texts = phrases.clause_texts[phrases.sentence_clauses[sentence] : phrases.sentence_clauses[sentence + 1]]
        if any(text in self._clauses for text in texts):
            return None
        role = Role(ROLES[phrases.sentence_roles[sentence]])
        document = phrases.passage_documents[phrases.sentence_passages[sentence]]
        same = phrases.document_levels[document] == self.subject.level  # what was said at just this level is said as it is
        level = None if same else self.subject.level
        pieces = list(self.supply.pieces(self.subject, sentence))
        if len(pieces) > 1 and ((opens and _LINK.fullmatch(pieces[0].text)) or _PRAISE.fullmatch(pieces[0].text)):
            del pieces[0]
        if self.lead and self.subject.is_any:
            pieces = [piece._replace(text=self._led(piece.text), others=tuple(map(self._led, piece.others))) for piece in pieces]
        pieces, dropped = self._shorten(pieces, min(room, LONGEST))
        free = not any(piece.others for piece in pieces)
        addressed = free and pieces[0].kind is Kind.DEMAND and pieces[0].text.startswith("要") and self.rng.random() < _ADDRESSED
        if addressed:
            pieces[0] = pieces[0]._replace(text=self.rng.choice(_ADDRESSEES) + pieces[0].text)
        text = _joined(pieces, level)
        if text is None or not _SHORTEST <= len(text) <= min(LONGEST, max(room, _SHORTEST)) or self._is_forbidden(text):
            return None
        stop = "！" if role is Role.CALL else "。"
        seam = self.supply.seam(then) if then == sentence + 1 else _HEADING if then < 0 else 0
        found = self._anew.reword(pieces, text, stop, self._last, self._is_forbidden, level=level, seam=seam) or self._anew.vary(text, [piece.kind for piece in pieces], stop, self._last, changed=bool(dropped) or addressed)
        if found is None and not dropped and len(pieces) > 2:
            found = self._vary_shorter(pieces, stop, dropped, level)
        if found is None or found[0] in self._texts or self._is_forbidden(found[0]):
            return None
        written = found[0] if opens else self._anew.going_on(found[0], stop, self._last)
        self._used.add(sentence)
        self._answering.update(self.supply.answers(sentence))
        self._clauses.update(texts)
        generic = phrases.sentence_domains[sentence] in (self.subject.generic, self.subject.anything)
        source = sentence_text(phrases, sentence).replace(TOPIC, bare(self.subject.topic))
        return self._keep(Origin(written + stop, role.value, source, document, found[1], tuple(dropped), round(score, 3), generic, sentence))

    def _led(self, text: str) -> str:
        """A text with the leading department by its name."""
        return _LEADING.sub(f"\\1{self.lead}", text)

    def _is_forbidden(self, text: str) -> bool:
        return any(word in text for word in self.forbidden)

    def _vary_shorter(self, pieces: Sequence[Piece], stop: str, dropped: list[str], level: str | None) -> Said | None:
        """A sentence that cannot be said anew as a whole, said anew without one of its clauses."""
        free = droppable(pieces)
        for k in self.rng.sample(free, len(free)):
            rest = [*pieces[:k], *pieces[k + 1 :]]
            text = _joined(rest, level)
            found = self._anew.vary(text, [piece.kind for piece in rest], stop, self._last, changed=True) if text and len(text) >= _SHORTEST else None
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
        text = pattern.format_map(slots).rstrip("。！")
        clauses = text.split("，")
        if pattern in self._texts or self._is_forbidden(text):
            return None
        self._last += after
        *kinds, last = [kind_of(clause) for clause in clauses]
        found = self._anew.vary(text, [*kinds, Kind.STATEMENT if last is Kind.MEASURE else last], "。", self._last, changed=True, kept=kept)
        if found is None or found[0] in self._texts or self._is_forbidden(found[0]):
            return None
        self._texts.add(pattern)
        return self._keep(Origin(found[0] + "。", SET_SENTENCE, pattern, -1, found[1], (), 1.0, True)).sentence

    def worded(self, wordings: Sequence[str], *, after: str = "", without: str = "") -> str | None:
        """A sentence that the lexicon has in wordings alike clause by clause, each clause in one of them; ``None`` when it would say or copy too much.

        ``without``: what each of them begins with and the sentence does not.
        """
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
        return self._keep(Origin(found[0] + "。", SECTOR_SENTENCE, wordings[0].rstrip("。"), -1, found[1], (), 1.0, False)).sentence

    def _shorten(self, pieces: list[Piece], most: int) -> tuple[list[Piece], list[str]]:
        """Leave out measures until the sentence fits, and now and then one more where nothing may stand for them.

        Rewordings were written for the whole sentence: of one that has them nothing is left out unless no sentence may be so long.
        """
        dropped: list[str] = []
        most = LONGEST if any(piece.others for piece in pieces) else most
        while len(pieces) > 2:
            length = sum(len(piece.text) + 1 for piece in pieces) - 1
            free = droppable(pieces)
            if not free or (length <= most and (dropped or any(piece.others for piece in pieces) or not self._is_shortened(pieces, length))):
                break
            dropped.append(pieces.pop(self.rng.choice(free)).text)
        return pieces, dropped

    def _is_shortened(self, pieces: Sequence[Piece], length: int) -> bool:
        """Whether a sentence that fits is shortened: a long one now and then, and a short one of which no wording can be changed."""
        fixed = length >= 40 or not self.supply.varier.sites([piece.text for piece in pieces], [piece.kind for piece in pieces])
        return fixed and self.rng.random() <= _SHORTENED


def _joined(pieces: Sequence[Piece], level: str | None) -> str | None:
    """The clauses as a sentence of a level, if it can be said there; ``None``: as they are."""
    text = "，".join(piece.text for piece in pieces)
    return text if level is None else adapt(text, level)
