"""From lines and items to the tree of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.document import Block, Ordinal, Paragraph, Part, Section, Span
from generator.language.sentences import first_sentence
from generator.parsing.lists import Item
from generator.parsing.reading import Reading

#: A first sentence of at most this many characters heads a run-in item (一是学习不放松。近期，…).
RUN_IN_HEADING = 32
#: A whole line of at most this many characters is a heading.
LINE_HEADING = 60
_ENDED_LINE_HEADING = 45


@dataclass(slots=True)
class _Node:
    item: Item
    ordinal: Ordinal
    heading: str
    inline: bool
    start: int
    blocks: list[_Node | Paragraph] = field(default_factory=list)
    end: int = 0

    def freeze(self) -> Section:
        blocks: tuple[Block, ...] = tuple(block.freeze() if isinstance(block, _Node) else block for block in self.blocks)
        return Section(self.ordinal, self.heading, blocks, self.inline, Span(self.start, self.end))


def split_heading(text: str, *, whole_line: bool) -> tuple[str, str]:
    """Heading and body of an item's text.

    >>> split_heading("学习不放松。近期，中央和省里下发了文件。", whole_line=False)
    ('学习不放松。', '近期，中央和省里下发了文件。')
    >>> split_heading("提高政治站位，绷紧疫情防控这根弦", whole_line=True)
    ('提高政治站位，绷紧疫情防控这根弦', '')
    """
    head = first_sentence(text)
    if not head:
        limit = LINE_HEADING if whole_line else RUN_IN_HEADING
        return (text, "") if len(text) <= limit else ("", text)
    if len(head) == len(text):
        limit = _ENDED_LINE_HEADING if whole_line else RUN_IN_HEADING
        return (text, "") if len(text) <= limit else ("", text)
    return (head, text[len(head) :]) if len(head) <= RUN_IN_HEADING else ("", text)


class _Grower:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.roots: list[_Node | Paragraph] = []
        self.open: list[_Node] = []
        self.last_line_of: dict[int, int] = {id(owner): owner.items[-1].candidate.line for owner in reading.lists}
        self.one_line_each: dict[int, bool] = {id(owner): owner.one_line_each for owner in reading.lists}

    def grow(self) -> tuple[Block, ...]:
        reading = self.reading
        by_line: dict[int, list[Item]] = {}
        for item in reading.items:
            by_line.setdefault(item.candidate.line, []).append(item)
        for k in range(reading.at, len(reading.lines)):
            if k == reading.closing or k == reading.signature:
                self._close_to(0, reading.lines[k].start)
            self._line(k, by_line.get(k, []))
        self._close_to(0, len(reading.text))
        return tuple(block.freeze() if isinstance(block, _Node) else block for block in self.roots)

    def _line(self, k: int, items: list[Item]) -> None:
        reading = self.reading
        line = reading.lines[k]
        start = max(line.start, reading.body_start)
        closing = reading.closing_at if reading.closing_at is not None and start < reading.closing_at < line.end else None
        cuts = [item.candidate.start for item in items] + [line.end if closing is None else closing]
        inline = reading.salutation_inline and k == reading.at
        if start < cuts[0]:
            lead = reading.text[start : cuts[0]]
            if lead.strip():
                self._close_finished(k, items)
                self._put(Paragraph(lead.strip() if not items else lead.lstrip(), self._part(k), inline, _span(reading.text, start, cuts[0])))
                inline = True
        for item, stop in zip(items, cuts[1:], strict=True):
            self._item(item, stop, inline=inline or not item.candidate.first, whole_line=item.candidate.first and len(items) == 1)
            inline = True
        if closing is not None:
            self._close_to(0, closing)
            self._put(Paragraph(reading.text[closing : line.end], Part.CLOSING, True, Span(closing, line.end)))

    def _item(self, item: Item, stop: int, *, inline: bool, whole_line: bool) -> None:
        candidate = item.candidate
        text = self.reading.text[candidate.after : stop].rstrip()
        heading, body = split_heading(text, whole_line=whole_line)
        self._close_to(item.depth - 1, candidate.start)
        node = _Node(item, candidate.ordinal, heading, inline, candidate.start)
        self._put(node)
        self.open.append(node)
        if body:
            begin = candidate.after + len(heading)
            node.blocks.append(Paragraph(body, Part.BODY, True, Span(begin, begin + len(body))))

    def _put(self, block: _Node | Paragraph) -> None:
        (self.open[-1].blocks if self.open else self.roots).append(block)

    def _part(self, k: int) -> Part:
        reading = self.reading
        if reading.signature is not None and k >= reading.signature:
            return Part.SIGNATURE
        if reading.closing is not None and k >= reading.closing:
            return Part.CLOSING
        return Part.BODY

    def _close_finished(self, k: int, items: list[Item]) -> None:
        """Before a paragraph: leave the lists that it does not belong to."""
        coming = {id(item.owner) for item in items}
        while self.open:
            owner = self.open[-1].item.owner
            if id(owner) in coming or self.last_line_of[id(owner)] > k:
                return
            over = owner.line < k if not owner.first else self.one_line_each[id(owner)] and len(self.open[-1].blocks) <= 1
            if not over or any(isinstance(block, Paragraph) and not block.inline for block in self.open[-1].blocks):
                return
            self._close_to(len(self.open) - 1, self.reading.lines[k].start)

    def _close_to(self, depth: int, end: int) -> None:
        while len(self.open) > depth:
            node = self.open.pop()
            while end > node.start and self.reading.text[end - 1].isspace():
                end -= 1
            node.end = end


def _span(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + max(right, left))


def read_body(reading: Reading) -> None:
    """Grow the tree of blocks."""
    reading.body = _Grower(reading).grow()


