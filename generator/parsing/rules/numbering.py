"""Numbering as it stands against the numbering that is due."""

from __future__ import annotations

from generator.document import NumberingFault, Ordinal, OrdinalStyle, Span
from generator.language.numerals import to_han
from generator.language.ordinals import CIRCLED, SEQUENCE, STEMS
from generator.parsing.reading import Reading

_SHOWN = 12


def due(ordinal: Ordinal, number: int) -> str:
    """The marker with another number, written as this one is.

    >>> due(Ordinal(OrdinalStyle.IS, 2, "二是"), 3), due(Ordinal(OrdinalStyle.DIGIT, 4, "4、"), 2)
    ('三是', '2、')
    """
    match ordinal.style:
        case OrdinalStyle.CIRCLED:
            return CIRCLED[min(number, len(CIRCLED)) - 1]
        case OrdinalStyle.STEM:
            return STEMS[min(number, len(STEMS)) - 1] + "、"
        case OrdinalStyle.SEQUENCE:
            return {value: word for word, value in reversed(SEQUENCE.items())}.get(number, f"第{to_han(min(number, 99))}")
        case OrdinalStyle.DIGIT | OrdinalStyle.DIGIT_PAREN | OrdinalStyle.DECIMAL:
            head, _, tail = ordinal.marker.rpartition(str(ordinal.number))
            return f"{head}{number}{tail}"
        case _:
            return ordinal.marker.replace(to_han(ordinal.number), to_han(min(number, 99)), 1)


def read_numbering_faults(reading: Reading) -> None:
    """Note each ordinal that is neither its place in the list nor one more than the ordinal before it."""
    faults: list[tuple[int, NumberingFault]] = []
    for owner in reading.lists:
        if owner.style is OrdinalStyle.DASH:
            continue
        before = owner.base
        for place, (item, number) in enumerate(zip(owner.items, owner.numbers, strict=True), owner.base + 1):
            if number not in (place, before + 1):
                candidate = item.candidate
                text = reading.text[candidate.after : candidate.after + _SHOWN].split("\n")[0]
                span = Span(candidate.start, candidate.after - len(candidate.ordinal.delimiter))
                faults.append((candidate.start, NumberingFault(candidate.ordinal.marker, due(candidate.ordinal, min(before + 1, 99)), text, span)))
            before = number
    reading.numbering_faults = [fault for _, fault in sorted(faults, key=lambda pair: pair[0])]
