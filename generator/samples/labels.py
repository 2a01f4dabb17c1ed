"""Labels of a clean document, cut from the tree that its text parses to: every layer that has a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.document import Block, Document, OrdinalStyle, Paragraph, Part, Section
from generator.drafting.origins import Origin
from generator.language.clauses import role_of
from generator.language.sentences import sentence_spans
from generator.samples.entities import Entity
from generator.samples.marks import Mark

#: Layer of a record's labels → what each label says beside its place and its text, in the order they are written.
FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "pieces": {"piece": "int", "genre": "str", "topic": "str", "title": "str"},
        "parts": {"piece": "int", "part": "str", "section": "int", "inline": "bool"},
        "tree": {"piece": "int", "id": "int", "parent": "int", "depth": "int", "style": "str", "number": "int", "inline": "bool"},
        "markers": {"piece": "int", "section": "int", "depth": "int", "style": "str", "number": "int"},
        "headings": {"piece": "int", "section": "int", "depth": "int"},
        "runs": {"piece": "int", "id": "int", "style": "str", "depth": "int", "count": "int", "inline": "bool", "sections": "ints"},
        "announced": {"piece": "int", "announced": "int", "found": "int"},
        "sentences": {"piece": "int", "role": "str"},
        "origins": {"piece": "int", "role": "str", "source": "str", "document": "int", "generic": "bool"},
        "entities": {"piece": "int", "type": "str"},
        "attributions": {"piece": "int", "speaker": "str", "verb": "str"},
        "faults": {"piece": "int", "kind": "str", "right": "str"},
        "noise": {"kind": "str"},
    }
)
LAYERS = tuple(FIELDS)
_GROUP = {OrdinalStyle.YAO: OrdinalStyle.IS, OrdinalStyle.SEQUENCE: OrdinalStyle.DI}


def label(document: Document, text: str, *, genre: str, topic: str, entities: Iterable[Entity], origins: Sequence[Origin], carried: Mapping[str, str]) -> tuple[Mark, ...]:
    """Every label of one clean document."""
    marks = [Mark("pieces", 0, len(text), {"piece": 0, "genre": genre, "topic": topic, "title": document.title})]
    marks += _front(document)
    _Tree(marks).read(document.body)
    marks += (Mark("announced", one.span.start, one.span.end, {"announced": one.announced, "found": one.found}) for one in document.announced if one.span)
    marks += (Mark("attributions", one.span.start, one.span.end, {"speaker": one.speaker, "verb": one.verb}) for one in document.attributions)
    known = {origin.sentence: origin.role for origin in origins} | dict(carried)
    stretches = [mark for mark in marks if mark.layer in ("parts", "headings") and mark.facts.get("part") not in _NOT_PROSE]
    said: dict[str, int] = {}
    for mark in stretches:
        for start, end in sentence_spans(text, mark.start, mark.end):
            sentence = text[start:end]
            said.setdefault(sentence, start)
            marks.append(Mark("sentences", start, end, {"role": known.get(sentence) or role_of(sentence)}))
    marks += _origins(text, origins, said)
    marks += find_entities(text, entities)
    return tuple(marks)


#: Parts whose text is no running prose.
_NOT_PROSE = frozenset({"title", "subtitle", "date", "speaker", "document_number", "addressee", "salutation", "signature"})


def _front(document: Document) -> Iterator[Mark]:
    if document.title_span:
        yield Mark("parts", document.title_span.start, document.title_span.end, {"part": "title"})
    for line in document.front:
        if line.span:
            yield Mark("parts", line.span.start, line.span.end, {"part": line.kind.value})
    if document.salutation_span:
        yield Mark("parts", document.salutation_span.start, document.salutation_span.end, {"part": "salutation"})


class _Tree:
    """Numbers the sections of a document and labels them, their markers, headings, paragraphs and runs."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.sections = 0
        self.runs = 0

    def read(self, blocks: tuple[Block, ...], parent: int | None = None, depth: int = 1) -> None:
        run: list[tuple[int, Section]] = []
        for block in blocks:
            if block.span is None:
                continue
            if isinstance(block, Paragraph):
                part = block.part if depth == 1 else Part.BODY
                self.marks.append(Mark("parts", block.span.start, block.span.end, {"part": part.value, "section": parent, "inline": block.inline}))
                continue
            if run and not _continues(run[-1][1], block):
                self._run(run, depth)
                run = []
            run.append((self._section(block, parent, depth), block))
        if run:
            self._run(run, depth)

    def _section(self, section: Section, parent: int | None, depth: int) -> int:
        assert section.span is not None
        number = self.sections
        self.sections += 1
        start = section.span.start
        ordinal = section.ordinal
        facts = {"id": number, "parent": parent, "depth": depth, "style": ordinal.style.value, "number": ordinal.number, "inline": section.inline}
        self.marks.append(Mark("tree", start, section.span.end, facts))
        self.marks.append(Mark("markers", start, start + len(ordinal.marker), {"section": number, "depth": depth, "style": ordinal.style.value, "number": ordinal.number}))
        if section.heading:
            after = start + len(ordinal.written)
            self.marks.append(Mark("headings", after, after + len(section.heading), {"section": number, "depth": depth}))
        self.read(section.blocks, number, depth + 1)
        return number

    def _run(self, run: list[tuple[int, Section]], depth: int) -> None:
        first, last = run[0][1], run[-1][1]
        assert first.span is not None and last.span is not None
        facts = {"id": self.runs, "style": first.ordinal.style.value, "depth": depth, "count": len(run), "inline": first.inline, "sections": [k for k, _ in run]}
        self.marks.append(Mark("runs", first.span.start, last.span.end, facts))
        self.runs += 1


def _continues(before: Section, section: Section) -> bool:
    """Whether an item is the next of the list that the item before it belongs to."""
    same = _group(section) is _group(before)
    return same and (section.ordinal.style is OrdinalStyle.DASH or section.ordinal.number > before.ordinal.number)


def _group(section: Section) -> OrdinalStyle:
    return _GROUP.get(section.ordinal.style, section.ordinal.style)


def _origins(text: str, origins: Sequence[Origin], said: Mapping[str, int]) -> Iterator[Mark]:
    """Where the composed sentences stand: one of the sentences found, or (with a semicolon inside) a stretch of several."""
    for origin in origins:
        start = said.get(origin.sentence, -1)
        if start < 0:
            start = text.find(origin.sentence)
        if start >= 0:
            yield Mark("origins", start, start + len(origin.sentence), {"role": str(origin.role), "source": origin.source, "document": origin.document, "generic": bool(origin.generic)})


def find_entities(text: str, entities: Iterable[Entity]) -> list[Mark]:
    """Every place where one of the names stands; a longer name hides the shorter one inside it.

    The names were made for this text and stand nowhere by chance. A post is labelled where a person follows: 县长 alone may be anybody's.

    >>> found = find_entities("县长谷听溪到榆栖县教育局", [Entity("post", "县长"), Entity("person", "谷听溪"), Entity("place", "榆栖县"), Entity("org", "榆栖县教育局")])
    >>> [(mark.facts["type"], mark.start, mark.end) for mark in found]
    [('post', 0, 2), ('person', 2, 5), ('org', 6, 12)]
    """
    types: dict[str, str] = {}
    for one in entities:
        types.setdefault(one.text, one.type)
    found: list[tuple[int, int, str]] = []
    people: set[int] = set()
    for name, kind in types.items():  # no pattern of all names: compiling one for each document would cost more than looking for each name
        at = text.find(name)
        while at >= 0:
            found.append((at, -len(name), kind))
            if kind == "person":
                people.add(at)
            at = text.find(name, at + 1)
    marks: list[Mark] = []
    end = 0
    for start, length, kind in sorted(found):
        stop = start - length
        named = kind != "post" or stop in people or (text[stop : stop + 1] in _BLANKS and stop + 1 in people)
        if start >= end and named:
            marks.append(Mark("entities", start, stop, {"type": kind}))
            end = stop
    return marks


_BLANKS = (" ", "\u3000")
