"""What was learned with rewordings can be said: a sentence of which every wording copies would be lost from each draft that comes to it."""

from __future__ import annotations

from generator.drafting.copying import CopyGuard
from generator.drafting.rewording import Ways
from generator.drafting.supply import Supply
from generator.learning.register import Register

#: So many of a thousand sentences may have no free way, and so many ways have the others.
_MOST, _LEAST = 0.5, 3
#: Of so many sentences one is looked at: all take a minute.
_STEP = 3


def test_sentences_with_rewordings_can_be_said(register: Register) -> None:
    supply = Supply(register)
    phrases, guard = supply.phrases, CopyGuard(supply.windows)
    reworded = [sentence for sentence in range(0, len(phrases.sentence_roles), _STEP) if phrases.is_reworded(sentence)]
    lost = []
    for sentence in reworded:
        level = phrases.document_levels[supply.document(sentence)] or "县"
        ways = Ways(supply.pieces(supply.subject("安全生产", level), sentence), None, guard, topic="安全生产")
        free = (way for way in ways.walk(0) if ways.stumbles(way) is not None) if ways else iter(())
        if ways.is_long or sum(1 for _, _ in zip(range(_LEAST), free, strict=False)) < _LEAST:
            lost.append("，".join(supply.clauses(sentence)))
    assert len(reworded) > 15_000 / _STEP
    assert len(lost) <= _MOST * len(reworded) / 1000, f"so many cannot be said: {len(lost)}, such as {lost[:3]}"
