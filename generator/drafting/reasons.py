"""Why the work on a topic matters, how things stand and what follows: what learned documents say at their head, as far as a draft comes to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from generator.drafting.answering import ANSWERED
from generator.drafting.passages import PassageWriter
from generator.drafting.sayings import SENTENCE_LENGTH, Sayings
from generator.drafting.subject import sentence_text
from generator.language.clauses import DEMANDS
from generator.language.kinds import Role

_SIGNIFICANT = frozenset({Role.SIGNIFICANCE})
_STANDING = frozenset({Role.SITUATION})
_WHY = _SIGNIFICANT | _STANDING
_ASKING = frozenset({Role.DEMAND})
#: What is asked of someone, and of all; what begins with a verb and tells what that is for.
_ASKED_OF, _OF_ALL = re.compile(f"[^，]{{2,24}}?{DEMANDS}"), re.compile("各级|全[市县区镇]|各[市县区街乡地部单方]|[党领]|要")
_MATTERS = re.compile("关系|事关|关乎|影响|有利|有助|离不开|体现|是")
#: What tells why in other words, and what tells what was brought about.
_TELLS_WHY = re.compile(f"{_MATTERS.pattern}|才|靠|越|就|则|考验|承载|牵动|连着|维系|支撑|带动|前提|基础")
_ACHIEVED = re.compile("有效应对|经受(?:住|了)|取得|圆满|明显(?:改善|好转|提升)|落实到位$")
#: What is asked after something was found wanting.
_WANTED = re.compile("短板|欠账|弱项|差距|不足|教训|漏洞|问题|存在的|[这此]些")
#: What a report says of the matter at large is more than one sentence.
_SEVERAL = 2


class Reasons:
    """Says them through the writer of passages; ``explaining`` gives the passages at the head of learned documents on the topic, near the draft's level or of any."""

    def __init__(self, passages: PassageWriter, sayings: Sayings, *, explaining: Callable[..., Sequence[int]]) -> None:
        self._passages = passages
        self._sayings = sayings
        self._explaining = explaining
        self._supply = passages.supply
        self._subject = passages.subject

    def significance(self, after: str) -> list[str]:
        """Why the work on the topic matters, in a sentence or two of another learned document."""
        for passage in (*self._passages.fresh(self._explaining()), *self._passages.fresh(self._explaining(any_level=True))):
            if said := self._passages.follow([passage], SENTENCE_LENGTH, after=after, roles=_SIGNIFICANT):
                return said
        return []

    def as_it_stands(self) -> list[str]:
        """How things stand, in a sentence of another learned document."""
        for passage in (*self._passages.fresh(self._explaining()), *self._passages.of_role(Role.SITUATION)):
            if said := self._passages.follow([passage], SENTENCE_LENGTH, roles=_STANDING, only=self._may_explain):
                return said
        return []

    def why(self, length: int, *, significant: bool) -> list[str]:
        """Why the work on the topic matters, how it stands and what follows, as a learned document says it at its head, in about ``length`` characters.

        ``significant``: beginning with why. What the draft does not come to is left out; a passage that tells several things is taken first.
        """
        wanted = _SIGNIFICANT if significant else _WHY
        more = self._passages.fresh(self._explaining(any_level=True)) if significant else self._passages.of_role(Role.SITUATION)
        passages = list(dict.fromkeys((*self._passages.fresh(self._explaining()), *self._passages.of_role(Role.SIGNIFICANCE), *more)))
        known: list[tuple[int, frozenset[Role], int]] = []
        for passage in passages:
            sentences = self._supply.sentences(self._subject, passage)
            told = _WHY if any(self._supply.role(one) is Role.SHORTCOMING for one in sentences) else _WHY | _ASKING
            kept = [one for one in sentences if self._supply.role(one) in told and self._may_explain(one)]
            if kept and kept[0] == sentences[0] and (self._supply.role(kept[0]) in wanted or (told is not _WHY and self._opens(passage, kept[0]))):
                known.append((passage, told, len(kept)))
        for passage, told, _ in sorted(known, key=lambda one: one[2] < _SEVERAL):
            if said := self._passages.follow([passage], length, roles=told, only=self._may_explain):
                return said if len(said) >= _SEVERAL else [*said, *self._asked_of_all(passages)]
        return []

    def _opens(self, passage: int, sentence: int) -> bool:
        """Whether a sentence is the first of its section, asks nothing of anyone and tells what depends on what."""
        items = self._supply.phrases.passage_items
        first = passage == 0 or items[passage - 1] != items[passage] >= 0
        text = sentence_text(self._supply.phrases, sentence)
        return first and not self._supply.answers(sentence) and not _ASKED_OF.match(text) and bool(_TELLS_WHY.search(text))

    def why_in_general(self) -> list[str]:
        """Why the work on the topic matters, as any learned document has it or in a set sentence, and what learned documents on it ask of all."""
        return [*(self.significance("") or self._sayings.say("意义")), *self._asked_of_all((*self._passages.fresh(self._explaining()), *self._passages.of_role(Role.DEMAND)))]

    def _asked_of_all(self, passages: Iterable[int]) -> list[str]:
        """What one of some passages asks of all, in a sentence; a set sentence where none does."""
        for passage in passages:
            if said := self._passages.follow([passage], SENTENCE_LENGTH, roles=_ASKING, only=lambda one: self._may_explain(one) and self._asks_all(one)):
                return said
        return self._sayings.say("认识要求")

    def _asks_all(self, sentence: int) -> bool:
        text = sentence_text(self._supply.phrases, sentence)
        return bool(_ASKED_OF.match(text)) and not _WANTED.search(text)

    def _may_explain(self, sentence: int) -> bool:
        """Whether a sentence may be said of the matter at large, and the draft comes to what it raises."""
        answers = self._supply.answers(sentence)
        text = sentence_text(self._supply.phrases, sentence)
        return self._is_general(text) and not _ACHIEVED.search(text) and (not answers or self._is_reserved(answers) or self._comes_to(sentence))

    def _is_reserved(self, sentences: Iterable[int]) -> bool:
        return any(self._supply.phrases.sentence_passages[one] in self._passages.reserved for one in sentences)

    def _comes_to(self, sentence: int) -> bool:
        """Whether what stands under the headings of the draft has much of the words of a sentence."""
        told = "\n".join(sentence_text(self._supply.phrases, one) for passage in self._passages.reserved for one in self._supply.sentences(self._subject, passage))
        return self._supply.shares.told(sentence_text(self._supply.phrases, sentence), told) >= ANSWERED

    def _is_general(self, text: str) -> bool:
        """Whether a sentence that is said of a matter at large tells how it is, or asks something of all."""
        if _ASKED_OF.match(text):
            return bool(_OF_ALL.match(text))
        return not self._supply.phrases.lexicon.verb_of(text) or bool(_MATTERS.search(text))
