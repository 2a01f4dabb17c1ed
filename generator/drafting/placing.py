"""Where the facts of an outline go: into the section they were given to, or, when given to none, where their kind belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.drafting.facts import FactKind, kind_of, overlap
from generator.drafting.outline import Layout, Outline, Passage, SectionOutline
from generator.errors import RequestError

OPENING, CLOSING = "开头", "结尾"
#: Kinds that belong to what has been done; the others to what is to be done.
_PAST = frozenset({FactKind.RESULT, FactKind.DATED, FactKind.SHORTCOMING})


@dataclass(frozen=True, slots=True)
class Placing:
    """The facts to be written, by the path of the place whose text is blank."""

    by_path: Mapping[str, tuple[str, ...]]

    def at(self, path: str) -> tuple[str, ...]:
        """The facts of one place."""
        return self.by_path.get(path, ())


def texts_of_section(path: str, one: SectionOutline) -> Iterator[tuple[str, str]]:
    """Every text that a section gives, with its path."""
    if one.heading:
        yield f"{path}.标题", one.heading
    for number, passage in enumerate(one.content or (), 1):
        yield f"{path}.内容[{number}]", passage.text
    if one.layout is not Layout.FOLDED:
        yield from texts_of_points(f"{path}.要点", one.points)


def texts_of_points(path: str, points: tuple[SectionOutline | Passage, ...] | None) -> Iterator[tuple[str, str]]:
    """Every text that a list gives, with its path."""
    for number, one in enumerate(points or (), 1):
        here = f"{path}[{number}]"
        if isinstance(one, Passage):
            yield here, one.text
        else:
            yield from texts_of_section(here, one)


def texts_of(outline: Outline) -> Iterator[tuple[str, str]]:
    """Every text that an outline gives to its draft, in reading order, with its path."""
    for number, line in enumerate(outline.letterhead, 1):
        yield f"版头[{number}]", line
    if outline.title:
        yield "标题", outline.title
    for number, line in enumerate(outline.front or (), 1):
        yield f"题下[{number}]", line
    if outline.salutation:
        yield "称呼", outline.salutation
    for number, passage in enumerate(outline.opening or (), 1):
        yield f"{OPENING}[{number}]", passage.text
    yield from texts_of_points("正文", outline.sections)
    for number, passage in enumerate(outline.closing or (), 1):
        yield f"{CLOSING}[{number}]", passage.text


def _blank(path: str, one: SectionOutline) -> str | None:
    """The first place inside a section whose text is to be written."""
    if one.content is None:
        return path
    if one.layout is Layout.FOLDED:
        return None
    for number, inner in enumerate(one.points or (), 1):
        if isinstance(inner, SectionOutline) and (found := _blank(f"{path}.要点[{number}]", inner)):
            return found
    return None


def owned_facts(points: tuple[SectionOutline | Passage, ...] | None, path: str = "正文") -> Iterator[tuple[str, str, SectionOutline]]:
    """Every fact that is given to a section, with the path and the section that must say it: items worked into a text are said by it."""
    for number, one in enumerate(points or (), 1):
        if not isinstance(one, SectionOutline):
            continue
        here = f"{path}[{number}]"
        yield from ((fact, here, one) for fact in one.facts)
        inner = owned_facts(one.points, f"{here}.要点")
        yield from ((fact, here, one) for fact, _, _ in inner) if one.layout is Layout.FOLDED else inner


def place_facts(outline: Outline, count: int) -> Placing:
    """Decide where every fact goes that the outline's own words do not carry yet; ``count`` sections are planned.

    Raises :class:`~generator.errors.RequestError` when everything is given and a fact is not in it.
    """
    out: dict[str, list[str]] = {}
    for fact, path, one in owned_facts(outline.sections):
        if any(fact in text for _, text in texts_of_section(path, one)):
            continue
        blank = _blank(path, one)
        if blank is None:
            raise RequestError(f"{path} 的事实“{fact}”不在给定的文字里", advice="请把它写进内容，或删去内容让程序来写")
        out.setdefault(blank, []).append(fact)
    given = [text for _, text in texts_of(outline)]
    placed = [fact for facts in out.values() for fact in facts]
    for fact in outline.facts:
        if any(fact in text for text in given) or any(fact in other for other in placed):
            continue
        out.setdefault(_fitting(fact, outline, count), []).append(fact)
    return Placing({path: tuple(facts) for path, facts in out.items()})


def _fitting(fact: str, outline: Outline, count: int) -> str:
    """The blank that fits a fact given to the whole document: the section that shares most words with it, else by its kind."""
    if outline.sections is None:
        blanks = {k: (f"正文[{k}]", "") for k in range(1, count + 1)}
    else:
        blanks = {}
        for number, one in enumerate(outline.sections, 1):
            if isinstance(one, SectionOutline) and (found := _blank(f"正文[{number}]", one)):
                blanks[number] = (found, "，".join(text for _, text in texts_of_section("", one)))
    kind = kind_of(fact)
    if outline.opening is None and (kind is FactKind.MEETING or not blanks):
        return OPENING
    if not blanks:
        raise RequestError(f"事实“{fact}”不在给定的文字里，也没有可写之处", advice="请把它写进内容，或删去一处内容让程序来写")
    scored = {number: overlap(fact, text) for number, (_, text) in blanks.items()}
    best = max(blanks, key=lambda number: (scored[number], -number))
    if scored[best] == 0:
        numbers = sorted(blanks)
        best = numbers[0] if kind in _PAST or len(numbers) == 1 else numbers[1]
    return blanks[best][0]


def check_given(outline: Outline) -> None:
    """What can be told before a word is written: facts without a place, facts said twice, banned words in given text.

    Raises :class:`~generator.errors.RequestError`.
    """
    if outline.is_complete:
        check_texts(outline)
        return
    place_facts(outline, 1)
    texts = list(texts_of(outline))
    faults = [f"{path} 有禁用词“{word}”" for word in outline.banned for path, text in texts if word in text]
    faults += [f"要求词“{word}”又是禁用词" for word in outline.required if any(banned in word for banned in outline.banned)]
    for fact in dict.fromkeys((*outline.facts, *(fact for fact, _, _ in owned_facts(outline.sections)))):
        places = [path for path, text in texts for _ in range(text.count(fact))]
        if len(places) > 1:
            faults.append(f"事实“{fact}”写了 {len(places)} 次（{'、'.join(places)}）")
    if faults:
        raise RequestError("；".join(faults), advice="请改所说位置的文字")


def check_texts(outline: Outline) -> None:
    """That every fact stands once and in its place, and that no banned word stands anywhere.

    Raises :class:`~generator.errors.RequestError` naming every place that breaks this.
    """
    texts = list(texts_of(outline))
    faults = [f"{path} 有禁用词“{word}”" for word in outline.banned for path, text in texts if word in text]
    owned = [(fact, path) for fact, path, _ in owned_facts(outline.sections)]
    for fact, owner in [*((fact, "") for fact in outline.facts), *owned]:
        places = [path for path, text in texts for _ in range(text.count(fact))]
        strays = [path for path in places if owner and not path.startswith((f"{owner}.", f"{owner}["))]
        if len(places) != 1:
            faults.append(f"事实“{fact}”应出现一次，现有 {len(places)} 次" + (f"（{'、'.join(places)}）" if places else ""))
        elif strays:
            faults.append(f"事实“{fact}”应在 {owner}，现在 {strays[0]}")
    if faults:
        raise RequestError("；".join(faults), advice="请改提纲里写明的文字，或换一个种子；开头、结尾的套话也可以在提纲里自己写")


def missing_words(outline: Outline) -> tuple[str, ...]:
    """The required words and the foci that stand nowhere yet."""
    words = dict.fromkeys((*outline.required, *outline.foci))
    whole = "\n".join(text for _, text in texts_of(outline)) if words else ""
    return tuple(word for word in words if word not in whole)
