"""Traditional characters turned into simplified ones (OpenCC)."""

from __future__ import annotations

import operator
from functools import cache
from typing import Any

#: A text is taken for traditional when this share of its characters would change; below it, single
#: variants in a simplified text (乾隆, 麼) are left alone.
TRADITIONAL_SHARE = 0.01


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Turn a traditional text into a simplified one of the same length; leave a simplified text as it is.

    >>> to_simplified("縣委書記強調，要壓實責任。")
    '县委书记强调，要压实责任。'
    """
    probe = text if len(text) < 4000 else text[:2000] + text[len(text) // 2 : len(text) // 2 + 2000]
    if _share(probe, str(_converter().convert(probe))) < TRADITIONAL_SHARE:
        return text
    converted = str(_converter().convert(text))
    if len(converted) == len(text):
        return converted
    # A phrase changed its length: convert by character, so that every place keeps its number.
    table = {c: one for c in set(text) if len(one := str(_converter().convert(c))) == 1}
    return text.translate({ord(c): one for c, one in table.items()})


@cache
def _back() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def to_traditional(text: str) -> str:
    """Turn a simplified text into a traditional one of the same length.

    >>> to_traditional("县委书记强调，要压实责任。")
    '縣委書記強調，要壓實責任。'
    """
    converted = str(_back().convert(text))
    if len(converted) == len(text):
        return converted
    return "".join(one if len(one := str(_back().convert(character))) == 1 else character for character in text)


def is_traditional(character: str) -> bool:
    """Whether a character belongs to traditional script alone.

    >>> [is_traditional(one) for one in "縣县覆"]
    [True, False, False]
    """
    return str(_converter().convert(character)) != character


def _share(before: str, after: str) -> float:
    if before == after:
        return 0.0
    if len(before) != len(after):
        return 1.0
    return float(sum(map(operator.ne, before, after))) / len(before)


#: Standard characters of simplified texts although OpenCC has a simpler form for them (乾坤, 狼藉, 宫商角徵羽, 瞭望).
_STANDARD = frozenset("乾徵藉夥麽瞭吒拚捱摺榘菸薹袷醣麴")


def traditional(text: str) -> dict[str, str]:
    """The characters of a text that belong to no simplified text, each with its simplified form.

    >>> traditional("要壓實責任，乾坤已定。")
    {'壓': '压', '實': '实', '責': '责'}
    """
    found = {character: str(_converter().convert(character)) for character in dict.fromkeys(text) if "\u3400" <= character <= "\u9fff"}
    return {old: new for old, new in found.items() if new != old and len(new) == 1 and old not in _STANDARD}
