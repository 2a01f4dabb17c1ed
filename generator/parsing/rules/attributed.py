"""Who said what in news and minutes, each with the stretch of text that reports it."""

from __future__ import annotations

from generator.document import Attribution, Genre, Span
from generator.language.speech_acts import attributions
from generator.parsing.reading import Reading

_GENRES = frozenset({Genre.MEETING_NEWS, Genre.MINUTES})


def read_attributions(reading: Reading) -> None:
    """Note each ×××强调，…; the reported stretch runs to the next one or to the end of its paragraph."""
    if reading.genre not in _GENRES:
        return
    body = reading.text[reading.body_start :]
    found = [(who, verb, start + reading.body_start) for who, verb, start, _ in attributions(body)]
    ends = [line.end for line in reading.lines[reading.at :]]
    row = 0
    for k, (who, verb, start) in enumerate(found):
        while row < len(ends) - 1 and ends[row] <= start:
            row += 1
        end = min(ends[row] if ends else len(reading.text), found[k + 1][2] if k + 1 < len(found) else len(reading.text))
        reading.attributions.append(Attribution(who, verb, Span(start, end)))
