"""Who said something, with which verb: the formulas of meeting news and minutes (×××强调，… / 会议指出，…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPEAKER = r"[^，。；：！？、\s“”]{2,24}?"
#: At the start of a sentence: speaker, optional occasion (在会议讲话中), verb, comma or colon.
_SAID = re.compile(
    rf"(?:(?<=^)|(?<=[。！？\n]))[ \u3000]*(?:会上，|随后，|最后，)?(?P<speaker>{_SPEAKER})(?:在[^，。]{{0,16}}?(?:上|中|时)|最后|还|同时|进一步|再次|特别|就[^，。]{{2,24}}?)*(?P<verb>指出|强调指出|强调|要求|表示|认为|提出|明确|号召|希望)(?:[，,：:]|(?=要|[一二三四五六七八九十]是))",
    re.M,
)
_NOT_SPEAKERS = re.compile("^(?:要|必须|应当|切实|坚持|严格|按照|根据|对|把|将|以|一是|各级|各地|各部门|全力|认真|深入|进一步|如果|凡|这|那|我)|的$|工作$|任务$")


def attributions(text: str) -> Iterator[tuple[str, str, int, int]]:
    """(speaker, verb, start, end) for each formula in ``text``; ``end`` is where the reported words begin.

    >>> [(who, verb) for who, verb, _, _ in attributions("会议强调，要压实责任。县长×××在讲话中要求，要抓好落实。")]
    [('会议', '强调'), ('县长×××', '要求')]
    """
    for match in _SAID.finditer(text):
        speaker = match["speaker"].strip()
        if not _NOT_SPEAKERS.search(speaker):
            yield speaker, match["verb"], match.start(), match.end()


def opens_with_attribution(line: str) -> bool:
    """Whether a paragraph begins with somebody's words."""
    match = _SAID.match(line)
    return bool(match and not _NOT_SPEAKERS.search(match["speaker"]))
