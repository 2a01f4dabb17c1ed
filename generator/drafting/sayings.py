"""What a draft says in the lexicon's set sentences, each with the topic named in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from generator.document import Genre
from generator.drafting.levels import BELOW, WHOLE
from generator.drafting.sampler import sample_path
from generator.drafting.sentence_writer import SentenceWriter
from generator.drafting.subject import Subject, bare
from generator.drafting.supply import Supply
from generator.errors import RequestError
from generator.language.kinds import Role

#: About so many characters are in a set sentence.
SENTENCE_LENGTH = 44
#: What set sentences do each of the things that a paragraph of measures is made of.
_SAID_IN_GENERAL = {
    Role.DEMAND.value: ("重点领起", "部署引出", "保障要求"),
    Role.ACCOUNTABILITY.value: ("责任要求",),
    Role.SHORTCOMING.value: ("问题引出",),
}
#: What such a paragraph has in any case, and what it may end with: not with what is wrong.
_DEMANDED, _ENDING = frozenset({Role.DEMAND.value}), frozenset({Role.DEMAND.value, Role.ACCOUNTABILITY.value})
_TRIES = 6
#: Topics whose work is that of companies, who answer for it in place of towns or counties.
_OF_COMPANIES, _COMPANIES = re.compile("国企|国有企业|国资|国有资产|国有资本"), "国资监管机构、各国有企业"


class Sayings:
    """Says set sentences of a genre through the writer of passages, which remembers what has been said."""

    def __init__(self, passages: SentenceWriter, supply: Supply, subject: Subject, genre: Genre, *, rng: Random) -> None:
        self.passages = passages
        self.supply = supply
        self.genre = genre
        self.rng = rng
        self._slots = {"主题": bare(subject.topic), "全域": WHOLE[subject.level], **({"下级": _COMPANIES if _OF_COMPANIES.search(subject.topic) else BELOW[subject.level]} if subject.level in BELOW else {})}

    def say(self, *uses: str, after: str = "") -> list[str]:
        """One set sentence a use, as far as there is one that has not been said."""
        out: list[str] = []
        for use in uses:
            patterns = self.supply.sayings(self.genre, use, frozenset(self._slots))
            for pattern in self.rng.sample(patterns, min(_TRIES, len(patterns))):
                said = self.passages.saying(pattern, self._slots, after="" if out else after)
                if said:
                    out.append(said)
                    break
        return out

    def fill(self, uses: Sequence[str], length: int, *, after: str = "") -> list[str]:
        """At least the first use, and so many of the others as fit the length in characters."""
        return self.say(*uses[: max(1, round(length / SENTENCE_LENGTH))], after=after)

    def measures(self, length: int, *, after: str = "") -> list[str]:
        """A paragraph of measures that fit any topic, its sentences in an order that was learned; none from too small a register."""
        try:
            roles = sample_path(self.supply.phrases.role_chain, max(2, length // SENTENCE_LENGTH), rng=self.rng, allowed=_SAID_IN_GENERAL, required=_DEMANDED, endings=_ENDING)
        except RequestError:
            return []
        return self.say(*(self.rng.choice(_SAID_IN_GENERAL[role]) for role in roles), after=after)
