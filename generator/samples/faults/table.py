"""The kinds of fault; each is named as the rule of ``yishi check`` that ought to find it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from generator.samples.faults import characters, numbering, structure
from generator.samples.faults.injection import Fault
from generator.samples.marks import Marked, apply

FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "numbering-gap": numbering.gap,
        "numbering-repeat": numbering.repeat,
        "numbering-order": numbering.order,
        "mixed-families": numbering.mixed,
        "sequence-mix": numbering.sequence_mix,
        "ordinal-mark": numbering.ordinal_mark,
        "announced-count": structure.announced_count,
        "broken-parallel": structure.broken_parallel,
        "missing-salutation": structure.missing_salutation,
        "doubled-salutation": structure.doubled_salutation,
        "missing-closing": structure.missing_closing,
        "duplicate-paragraph": structure.duplicate_paragraph,
        "duplicate-sentence": structure.duplicate_sentence,
        "title-mark": structure.title_mark,
        "half-width-mark": characters.half_width_mark,
        "doubled-mark": characters.doubled_mark,
        "unbalanced-mark": characters.unbalanced_mark,
        "padded-date": characters.padded_date,
        "wrong-bracket": characters.wrong_bracket,
        "document-number": characters.document_number,
        "placeholder-left": characters.placeholder_left,
        "traditional-character": characters.traditional_character,
    }
)


def spoil(marked: Marked, kinds: tuple[str, ...], *, rng: Random) -> Marked:
    """Set one fault into a document: the first of the kinds, in an order by chance, that it has a place for."""
    for kind in rng.sample(kinds, len(kinds)):
        injection = FAULTS[kind](marked, rng=rng)
        if injection is not None:
            return apply(marked.adding(*injection.marks), injection.changes)
    return marked
