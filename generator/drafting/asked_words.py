"""Required words and foci that nothing in a draft has said: each is brought in by a sentence of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from generator.drafting.facts import Carrier, overlap
from generator.drafting.outline import Outline, Passage, SectionOutline
from generator.drafting.placing import missing_words


def bring_in(filled: Outline, opening: Sequence[str], blank: Container[int], carrier: Carrier) -> tuple[Outline, list[str], list[str]]:
    """The outline and the opening with the words that stood nowhere, and a note on each that found no place.

    A word goes to the section it fits, of those whose text the program wrote (``blank``: their numbers), else to each in turn.

    >>> from random import Random
    >>> given = Outline("教育", opening=(), sections=(SectionOutline("抓管理", (Passage("要抓好管理。"),)),), closing=(), required=("一张图",))
    >>> bring_in(given, [], {0}, Carrier(rng=Random(1)))[0].items[0].content[0].text
    '要抓好管理。要在一张图上下更大功夫。'
    >>> bring_in(given, [], (), Carrier(rng=Random(1)))[2]
    ['“一张图”没有写进去：各处文字都是给定的']
    """
    opening, notes = list(opening), list[str]()
    brought: Counter[int] = Counter()
    written = replace(filled, opening=tuple(Passage(one) for one in opening)) if filled.opening is None else filled
    for word in missing_words(written):
        if filled.sections is None:
            break
        free = [k for k, one in enumerate(filled.sections) if k in blank and isinstance(one, SectionOutline) and one.content]
        sentence = carrier.word(word)
        if free:
            texts = {k: "".join(passage.text for passage in filled.sections[k].content or ()) for k in free}  # type: ignore[union-attr]
            best = max(free, key=lambda k: (overlap(word, texts[k]), -brought[k], k != 0, -k))
            brought[best] += 1
            filled = replace(filled, sections=_append(filled.sections, best, sentence))
        elif filled.opening is None:
            opening.append(sentence)
        else:
            notes.append(f"“{word}”没有写进去：各处文字都是给定的")
    return filled, opening, notes


def _append(sections: tuple[SectionOutline | Passage, ...], k: int, sentence: str) -> tuple[SectionOutline | Passage, ...]:
    """The sections with a sentence added to the last paragraph of one section's text."""
    one = sections[k]
    assert isinstance(one, SectionOutline) and one.content
    *first, last = one.content
    return (*sections[:k], replace(one, content=(*first, replace(last, text=last.text + sentence))), *sections[k + 1 :])
