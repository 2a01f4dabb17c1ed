"""Drafts made from a register."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random
from typing import TYPE_CHECKING

from generator.errors import RegisterError, RequestError

if TYPE_CHECKING:
    from generator.document import Document
    from generator.drafting.compose import Composition
    from generator.drafting.copying import CopyGuard
    from generator.drafting.origins import Origin
    from generator.drafting.outline import Outline
    from generator.drafting.supply import Supply
    from generator.learning.register import Register
    from generator.learning.skeleton import Skeleton
    from generator.rendering.render import Renderer

#: How often a composition is tried.
_ATTEMPTS = 12
#: Between the phrases of a copied run, and how long one must be to be told from others.
_SEAM, _SEAM_LEAST = re.compile("[，。：；、！（）]"), 5
_SHORT = 0.75  # a draft below this share of the length asked for says so


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its text, the tree it parses back to, where its sentences came from, and what is still missing.

    ``outline`` is what was asked, ``filled`` the same without a blank: drafting it gives this text again.
    """

    text: str
    document: Document
    origins: tuple[Origin, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    outline: Outline
    filled: Outline


class Drafter:
    """Drafts from one register, again and again; what it has indexed once serves every draft.

    ``register`` may be a function that opens it: outlines that leave nothing blank need none.
    Raises :class:`~generator.errors.RegisterError` when the register holds nothing to say.
    """

    def __init__(
        self,
        register: Register | Callable[[], Register],
        templates: Mapping[str, str],
        *,
        skeleton: Skeleton | None = None,
        longest_run: int | None = None,
    ) -> None:
        self._register = register
        self._templates = templates
        self._skeleton = skeleton
        self._longest_run = longest_run

    @cached_property
    def _opened(self) -> Register:
        register = self._register() if callable(self._register) else self._register
        if not any(register.phrases.sentence_usable):
            raise RegisterError("语体库太小，没有可组合的句子", advice="请用更多文件重新学习（建议两万字以上）")
        return register

    @cached_property
    def _read(self) -> Callable[[str], Document]:
        """Parses, and remembers the last text: what a template gave is mostly the draft."""
        from generator.parsing.parser import parse

        return lru_cache(maxsize=1)(parse)

    @cached_property
    def _supply(self) -> Supply:
        from generator.drafting.supply import Supply

        return Supply(self._opened)

    @cached_property
    def _renderer(self) -> Renderer:
        from generator.rendering.render import Renderer

        return Renderer(self._templates, self._opened.phrases.lexicon.sayings)

    def draft(self, outline: Outline) -> Draft:
        """Plan, compose, render, and parse back: what an outline leaves blank is filled, and a complete one is set as it is."""
        from generator.drafting.placing import check_texts
        from generator.drafting.setting import set_document, write_document
        from generator.rendering.missing import find_missing

        filled, made, origins, notes = (outline, None, (), ()) if outline.is_complete else self._fill(outline)
        check_texts(filled)
        made = made or set_document(filled)
        text = write_document(made, filled.letterhead)
        document = self._read(text)
        if document.sections != made.sections:
            notes = (*notes, "成稿读回来的层次与提纲不同：某处文字看起来像编号、标题或结尾，请用 yishi parse 查看")
        if not outline.is_complete and outline.length and len(text) < _SHORT * outline.length:
            notes = (*notes, f"语体库里关于这个主题只够写约 {len(text)} 字，不到要求的 {outline.length} 字")
        return Draft(text, document, origins, find_missing(text, filled), notes, outline, filled)

    def _fill(self, outline: Outline) -> tuple[Outline, Document, tuple[Origin, ...], tuple[str, ...]]:
        """The outline without a blank, as a document, where its sentences came from, and notes."""
        from generator.drafting.compose import Composer
        from generator.drafting.copying import LONGEST_RUN, CopyGuard
        from generator.drafting.placing import owned_facts
        from generator.drafting.plan import make_plan
        from generator.drafting.writer import Writer

        stream = f"{outline.seed}:{outline.topic}"  # two topics of one seed share no choices
        rng = Random(stream)
        guard = CopyGuard(self._supply.windows, self._longest_run or LONGEST_RUN)
        plan = make_plan(outline, self._skeleton or self._opened.skeleton, rng=rng, exactly=self._skeleton is not None)
        own = (*outline.facts, *(fact for fact, _, _ in owned_facts(outline.sections)))
        seams: list[str] = []
        for attempt in range(_ATTEMPTS):  # a heading may meet the training text at a seam: what stood there is not said again
            refused = frozenset((*outline.banned, *own, *seams))
            maker = Writer(self._supply, outline, rng=rng, guard=guard, refused=refused, framed_only=attempt >= _ATTEMPTS // 3, attempt=attempt)
            composition = Composer(outline, plan, maker, rng=Random(stream)).compose()
            copied, filled, made = self._framed(composition, guard)
            seams += [phrase for phrase in [max(_SEAM.split(copied), key=len)] if len(phrase) >= _SEAM_LEAST]
            if not copied and (attempt >= _ATTEMPTS // 2 or not composition.is_thin):
                break
        else:
            if outline.sections is None:  # what an outline gives may be quoted
                raise RequestError(
                    f"写不出与语料相同不超过 {guard.longest} 字的稿子", advice="请放宽 --longest-run，或换一个种子、增加语料"
                )
        return filled, made, composition.origins, composition.notes

    def _framed(self, composition: Composition, guard: CopyGuard) -> tuple[str, Outline, Document]:
        """The long run of the training text in a composition ("": none), and the composition in its template, also as a document."""
        from generator.drafting.setting import set_document, write_document
        from generator.language.windows import one_line
        from generator.rendering.filling import fill_frame

        filled = fill_frame(composition, self._renderer, read=self._read, guard=guard)
        made = set_document(filled)
        text = one_line(write_document(made, filled.letterhead))
        run = guard.too_long(text)
        return text[slice(*run)] if run else "", filled, made


def make_draft(
    outline: Outline,
    register: Register | Callable[[], Register],
    templates: Mapping[str, str],
    *,
    skeleton: Skeleton | None = None,
    longest_run: int | None = None,
) -> Draft:
    """One draft from a register; for many, keep a :class:`Drafter`."""
    return Drafter(register, templates, skeleton=skeleton, longest_run=longest_run).draft(outline)
