"""Fictional facts set into a draft: blanks filled, sentences that carry names and numbers added to its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from generator.document import Block, Document, Genre, Paragraph, Part, Section, walk
from generator.parsing.parser import parse
from generator.samples.entities import Cast, Entity
from generator.samples.kit import Drafted, Kit
from generator.samples.marks import Change, Marked, apply

_TODO = re.compile("【待补：([^】]*)】")
_SLOT = re.compile(r"\{(\w+)\}")
#: One carrier sentence for about so many characters.
_EVERY = 420
_ROLES = ("progress", "shortcoming", "demand", "demand")


@dataclass(frozen=True, slots=True)
class Woven:
    """A finished text, its tree, the names in it, and the role of each sentence that was added."""

    text: str
    document: Document
    entities: tuple[Entity, ...]
    carried: dict[str, str]  # sentence → role


def skeleton(document: Document) -> tuple[object, ...]:
    """What adding sentences must not change: title, greeting, closing, and every item with its depth and heading."""
    items = tuple((depth, block.ordinal.written, block.heading) for depth, block in walk(document.body) if isinstance(block, Section))
    return document.title, document.salutation, len(document.closing), items


def _fill(what: str, cast: Cast, *, rng: Random) -> tuple[str, list[Entity]]:
    """What stands in place of a blank."""
    if "人员" in what or "名单" in what:
        people = list(cast.persons)
        return "、".join(people), [Entity("person", one) for one in people]
    if "时间" in what or "日期" in what:
        return cast.time, [Entity("date", cast.time)]
    if "记录" in what:
        one = cast.of("person", rng=rng)
        return one.text, [one]
    if any(word in what for word in ("人", "领导", "主持")):
        return cast.post + cast.speaker, [Entity("post", cast.post), Entity("person", cast.speaker)]
    one = cast.of("town" if "地点" in what else "org", rng=rng)
    return one.text, [one]


def _places(document: Document) -> Iterator[Paragraph]:
    """Paragraphs that a sentence may be added to: body text that ends a sentence and leads into no list."""

    def inside(blocks: tuple[Block, ...], depth: int) -> Iterator[Paragraph]:
        for k, block in enumerate(blocks):
            if isinstance(block, Section):
                yield from inside(block.blocks, depth + 1)
            elif block.part is Part.BODY and block.text.endswith("。") and len(block.text) > 24:
                following = blocks[k + 1] if k + 1 < len(blocks) else None
                if not isinstance(following, Section):
                    yield block

    return inside(document.body, 1)


def _carrier(pattern: str, cast: Cast, *, rng: Random) -> tuple[str, list[Entity]]:
    entities: list[Entity] = []

    def fill(match: re.Match[str]) -> str:
        entities.append(cast.of(match[1], rng=rng))
        return entities[-1].text

    return _SLOT.sub(fill, pattern), entities


def weave(drafted: Drafted, kit: Kit, cast: Cast, genre: Genre, *, rng: Random) -> Woven:
    """Fill the blanks of a draft and add carrier sentences; the structure stays what it was."""
    entities = [
        cast.unit,
        Entity("place", cast.place),
        Entity("person", cast.speaker),
        Entity("post", cast.post),
        Entity("date", cast.time),
        Entity("date", cast.time[5:]),
        *(Entity("place", one) for one in cast.towns),
    ]
    filled: list[Change] = []
    for match in _TODO.finditer(drafted.text):
        text, found = _fill(match[1], cast, rng=rng)
        entities += found
        filled.append(Change(match.start(), match.end(), text))
    head, tail = _frame(drafted, cast, genre, entities, rng=rng)
    carried: dict[str, str] = {}
    added: list[Change] = []
    places = list(_places(drafted.document))
    wanted = min(len(places), max(2, len(drafted.text) // _EVERY))
    for paragraph in sorted(rng.sample(range(len(places)), wanted)):
        role = rng.choice(_ROLES)
        sentence, found = _carrier(rng.choice(kit.carriers[role]), cast, rng=rng)
        span = places[paragraph].span
        if span is None or sentence in carried:
            continue
        carried[sentence] = role
        entities += found
        added.append(Change(span.end, span.end, sentence))
    due = skeleton(drafted.document)
    for changes in ((*filled, *head, *added, *tail), (*filled, *added), tuple(filled)):
        text = apply(Marked(drafted.text), changes).text
        document = parse(text)
        found_items = skeleton(document)
        if found_items[3] == due[3] and found_items[1:3] == due[1:3]:
            return Woven(text, document, tuple(entities), carried)
    return Woven(text, document, tuple(entities), carried)


def _frame(drafted: Drafted, cast: Cast, genre: Genre, entities: list[Entity], *, rng: Random) -> tuple[list[Change], list[Change]]:
    """A document number below the title and a signature at the end, where the genre has them."""
    if genre is not Genre.MINUTES or drafted.document.title_span is None:
        return [], []
    head: list[Change] = []
    tail: list[Change] = []
    if rng.random() < 0.7:
        end = drafted.document.title_span.end
        head.append(Change(end, end, f"\n{cast.number}"))
        entities.append(Entity("document_number", cast.number))
    if rng.random() < 0.6:
        end = len(drafted.text)
        body = f"{cast.unit.text}人民政府办公室" if cast.unit.type == "place" else cast.unit.text
        tail.append(Change(end, end, f"\n{body}\n{cast.time}"))
        entities.append(Entity("org", body))
    return head, tail
