"""Characters that are not what the writer meant: traditional ones, pinyin from a page, rubbish of a wrong code page, set phrases miswritten."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.proof import Hit, Proof
from generator.document import Span
from generator.language.script import traditional


def traditional_left(proof: Proof) -> Iterator[Hit]:
    """Runs of traditional characters, one finding a line."""
    table = traditional("".join(line.text for line in proof.lines))
    if not table:
        return
    for line in proof.lines:
        places = [k for k, character in enumerate(line.text) if character in table]
        if places:
            start, end = places[0], places[-1] + 1
            shown = "".join(dict.fromkeys(line.text[k] for k in places))[:12]
            new = "".join(table.get(character, character) for character in line.text[start:end])
            yield Hit(Span(line.start + start, line.start + end), f"繁体字“{shown}”", f"改为简体“{''.join(table[one] for one in shown)}”", new)


def _removed(proof: Proof, why: str, what: str, advice: str) -> Iterator[Hit]:
    for one in proof.cleaned.removed:
        if one.why == why:
            yield Hit(one.raw, f"{what}“{one.text[:16]}”", advice)


def pinyin(proof: Proof) -> Iterator[Hit]:
    """Pinyin that a page put after characters."""
    return _removed(proof, "夹注拼音", "夹注的拼音", "删去")


def broken(proof: Proof) -> Iterator[Hit]:
    """Characters broken by a wrong code page."""
    return _removed(proof, "乱码", "乱码", "按原件改正")


def miswritten(proof: Proof) -> Iterator[Hit]:
    """Words and set phrases written wrong, from a list."""
    for line in proof.lines:
        for k, wrong, right in proof.spellings.find(line.text):
            yield Hit(Span(line.start + k, line.start + k + len(wrong)), f"“{wrong}”应为“{right}”", f"改为“{right}”", right)
