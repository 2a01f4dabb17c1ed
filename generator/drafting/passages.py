"""Writes the paragraphs of a draft: each follows the order of thought of a learned passage and says its sentences anew.

At every place either the passage's own sentence is said in another way, or one from elsewhere that says nearly the same; a source is used once a
draft, no clause is said twice, and no run longer than the guard allows stands in the training text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import compress
from random import Random

from generator.drafting.anew import LONGEST
from generator.drafting.copying import CopyGuard
from generator.drafting.cutting import ANSWERS, CLOSES, LEADS, OPENS, TELLS_WHO_LEADS, TITLED, kept, titled
from generator.drafting.origins import Origin
from generator.drafting.sampler import choose
from generator.drafting.sentence_writer import SHORTEST, SentenceWriter
from generator.drafting.subject import Subject, sentence_text
from generator.drafting.supply import Supply
from generator.language.clauses import body_of
from generator.language.kinds import Role

#: How much the passage's own sentence weighs beside the likeness (below 1) of the others, and how like these must be.
_OWN_WEIGHT, _LIKE = 0.6, 0.3
#: How often a followed passage says its own sentence, and how like another must be.
_FAITHFUL, _VERY_LIKE = 0.85, 0.5
_TRIES = 5
#: How many passages are drawn, and how many of them are offered.
_LOOKED_AT, _FRESH = 48, 8
#: What looks into a text has such a share of its words from it, by the square of their rarity.
_OF_TOLD = 0.45
#: A paragraph is done from this share of the length asked for.
_NEARLY = 0.88
#: No paragraph is longer than so many times the length asked for.
_MOST = 1.35
#: Two sentences under a heading stay where they are no longer than this, and there is room for most of them.
_TWO, _ROOM_FOR_TWO = 116, 61
#: Passages that have up to so much more to say than was asked are said whole.
_STRETCH = 1.15
#: What goes on a paragraph whose passage is too short: so many sentences like its own, at least so like.
_NEAREST, _NEAR = 3, 0.34
#: Sentences of one paragraph that are more alike than this say the same thing twice.
_SAME = 0.5
#: A sentence at the head of a passage that is no longer leads to the next.
_LEADS_TO = 26
#: So many sentences before it are looked at besides, which may stand in another paragraph.
_RECENT = 8
#: Sentences that state what has been achieved: facts, which only an outline gives.
_STATES_FACTS = frozenset({Role.PROGRESS})
#: What a followed passage does not say: these, and calls, which end a speech.
_LEFT_OUT = _STATES_FACTS | {Role.CALL}
_SAID = frozenset(Role) - _LEFT_OUT
#: What a paragraph of measures is made of.
MEASURES = frozenset({Role.DEMAND, Role.ACCOUNTABILITY})


class PassageWriter(SentenceWriter):
    """Writes paragraphs on one subject, sentence by sentence."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, guard: CopyGuard | None = None, forbidden: Sequence[str] = (), turn: int = 0) -> None:
        super().__init__(supply, subject, rng=rng, guard=guard, forbidden=forbidden, turn=turn)
        self.reserved: set[int] = set()  # passages that stand under a heading of the draft, and are said nowhere else

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
            role = self.supply.role(sentence)
            if role in _STATES_FACTS or (roles is not None and role not in roles) or (matter >= 0 and phrases.sentence_matters[sentence] != matter):
                continue
            made = self._say_like(sentence, said, room=int(length * _MOST) - count, opens=not out)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
        return out

    def follow(self, passages: Sequence[int], length: int, *, after: str = "", heading: str = "", roles: frozenset[Role] | None = None, only: Callable[[int], bool] | None = None) -> list[str]:
        """Sentences of about ``length`` characters, all of some ``roles`` and ``only`` some rows if these are given, that keep to the passages: each their own said anew, now and then one very like it.

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
        said_roles = _SAID if roles is None else roles - _LEFT_OUT
        sentences = [one for passage in passages for one in self.supply.sentences(self.subject, passage) if self.supply.role(one) in said_roles]
        if only is not None:
            sentences = list(filter(only, sentences))
        most = max(int(length * _MOST), _TWO if heading and length >= _ROOM_FOR_TWO else 0)
        left = self._kept(sentences, length, most, heading) if whole > length else list(sentences)
        while left and (room := most - count) >= SHORTEST:
            sentence = left.pop(0)
            faithful = self.supply.phrases.is_reworded(sentence) or self.rng.random() < _FAITHFUL
            made = self._say_own(sentence, said, room, opens=not out, then=left[0] if left else -1) if faithful else None
            made = made or self._say_like(sentence, said, room=room, like=_VERY_LIKE, opens=not out)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
            elif whole > length:  # what there was no room for has room now
                later = sentences[sentences.index(sentence) + 1 :]
                left = self._kept(later, length - count, most - count, heading) if later else []
        return out

    def one_of(self, passages: Iterable[int], words: re.Pattern[str], *, unlike: Container[str] = (), told: str = "") -> list[str]:
        """A sentence of some passages that holds a pattern and asks nothing of some bodies, said anew; none where none can be said.

        First of those that have much of their words from what was ``told`` if that is given.
        """
        found = [one for passage in passages for one in self.supply.holding(self.subject, passage, words, MEASURES)]
        free = [one for one in found if one not in self.used and (body_of(sentence_text(self.supply.phrases, one)) or None) not in unlike]
        if told:
            free.sort(key=lambda one: self.supply.shares.told(sentence_text(self.supply.phrases, one), told) < _OF_TOLD)
        made = next((made for one in free if (made := self._say(one, 1.0, LONGEST, opens=True))), None)
        return [made.sentence] if made else []

    def _kept(self, sentences: Sequence[int], length: int, most: int, heading: str) -> list[int]:
        """The sentences that stay where there is no room for all."""
        texts = [sentence_text(self.supply.phrases, sentence) for sentence in sentences]
        roles = list(map(self.supply.role, sentences))
        closes = bool(roles) and (roles[-1] is Role.ACCOUNTABILITY or (roles[-1] is Role.DEMAND and Role.SHORTCOMING in roles))
        worths = [
            (OPENS if k == 0 else 0.0)
            + (ANSWERS if sentence in self._answering else 0.0)
            + TITLED * share
            + (LEADS if TELLS_WHO_LEADS.search(text) else 0.0)
            + (CLOSES if closes and 1 < k == len(sentences) - 1 else 0.0)
            for k, (sentence, text, share) in enumerate(zip(sentences, texts, titled(texts, self.supply.words_in(heading)), strict=True))
        ]
        stay = kept(list(map(self.supply.length, sentences)), worths, int(length * _STRETCH), most)
        if len(stay) > 1 and stay[0] and not stay[1] and any(stay[1:]) and len(texts[0]) <= _LEADS_TO:
            stay[0] = False  # it leads to what is left out
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
        return [one for one in drawn if any(k not in self.used for k in self.supply.sentences(self.subject, one))][:_FRESH]

    def of_role(self, role: Role) -> list[int]:
        """Passages of the domain that do one thing, in a drawn order."""
        subject = self.subject
        return self.fresh(self.supply.of_role.get((subject.domain if subject.domain >= 0 else subject.generic, role), ()))

    def _say_own(self, sentence: int, said: list[int], room: int, *, opens: bool, then: int) -> Origin | None:
        """The passage's own sentence said anew; what is like it is not even looked for, which costs more than saying it."""
        if sentence in self.used or self._is_told(sentence, said):
            return None
        made = self._say(sentence, 1.0, room, opens=opens, then=then)
        if made is not None:
            said.append(sentence)
        return made

    def _is_told(self, sentence: int, said: Sequence[int]) -> bool:
        """Whether a sentence of another document was just said that says the same; one document does not say a thing twice."""
        document = self.supply.document
        own = document(sentence)
        recent = [origin.row for origin in self.origins[-_RECENT:] if origin.row >= 0]
        others = [other for other in dict.fromkeys((*said, *recent)) if document(other) != own]
        return any(self.supply.likenesses.between(sentence, other) > _SAME for other in others)

    def _say_like(self, sentence: int, said: list[int], *, room: int, like: float = _LIKE, opens: bool = False) -> Origin | None:
        options = [] if sentence in self.used else [(_OWN_WEIGHT, sentence)]
        options += [(score, other) for score, other in self.supply.likenesses.to(sentence) if score >= like and other not in self.used and self._may_stand_for(sentence, other)]
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
