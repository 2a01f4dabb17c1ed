"""The enumerated items of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.document import Genre
from generator.language.ordinals import Candidate, candidates
from generator.language.speech_acts import attributions
from generator.parsing.lines import Line
from generator.parsing.lists import find_items
from generator.parsing.reading import Reading

_CONTENTS = re.compile(r"目\s*录[：:]?")
_ATTACHMENT = re.compile(r"附件?[：:]|附件?\d?[：:]")
_MAX_LISTED = 60


def listed_elsewhere(lines: Sequence[Line], at: int) -> set[int]:
    """Indices of lines whose ordinals number no sections: a table of contents, the list of attachments; ``at`` begins the body."""
    skipped: set[int] = set()
    for k, line in enumerate(lines[at : at + 60]):
        if _CONTENTS.fullmatch(line.text) and at + k + 1 < len(lines):
            fold = [re.sub(r"[\s\W\d]+", "", other.text) for other in lines[at : at + 200]]
            try:
                again = fold.index(fold[k + 1], k + 2)
            except ValueError:
                continue
            skipped.update(range(at + k, at + again))
    k = at
    while k < len(lines):
        if _ATTACHMENT.match(lines[k].text) and len(lines[k].text) <= _MAX_LISTED * 2:
            skipped.add(k)
            while k + 1 < len(lines) and re.match(r"\d{1,2}[.．、]", lines[k + 1].text) and len(lines[k + 1].text) <= _MAX_LISTED:
                k += 1
                skipped.add(k)
        k += 1
    return skipped


def read_items(reading: Reading) -> None:
    """Find the items of the body and the lists they form."""
    index = {line.row: k for k, line in enumerate(reading.lines)}
    skipped = listed_elsewhere(reading.lines, reading.at)
    found = []
    for candidate in candidates(reading.text):
        if candidate.start < reading.body_start:
            continue
        k = index[candidate.line]
        if k not in skipped:
            found.append(Candidate(candidate.ordinal, candidate.start, candidate.after, k, candidate.first))
    news = reading.genre is Genre.MEETING_NEWS  # in minutes 会议认为，… stands inside items
    breaks = [start for _, _, start, _ in attributions(reading.text)] if news else []
    reading.items, reading.lists = find_items(found, breaks)
