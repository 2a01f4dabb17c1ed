"""Chinese numerals as ordinals and counts use them: 一 to 九十九, 两, and Arabic digits."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
TEN = "十"
#: A numeral in an ordinal (一, 十二, 三十); no 百: ordinals of the register stay below one hundred.
HAN_NUMERAL = f"(?:[{DIGITS}]?{TEN}[{DIGITS}]?|[{DIGITS}])"


def to_int(numeral: str) -> int:
    """Read a Chinese or Arabic numeral below one hundred.

    >>> to_int("十二"), to_int("三十"), to_int("两"), to_int("7"), to_int("１８")
    (12, 30, 2, 7, 18)
    >>> to_int("廿")
    Traceback (most recent call last):
        ...
    ValueError: not a numeral: '廿'
    """
    if numeral.isdecimal():
        return int(numeral)
    if numeral in ("两", "俩"):
        return 2
    tens, ten, units = numeral.partition(TEN)
    try:
        if not ten:
            return DIGITS.index(numeral) + 1
        return 10 * (DIGITS.index(tens) + 1 if tens else 1) + (DIGITS.index(units) + 1 if units else 0)
    except ValueError:
        raise ValueError(f"not a numeral: {numeral!r}") from None


def to_han(number: int) -> str:
    """Write a number from 1 to 99 in Chinese.

    >>> [to_han(n) for n in (1, 10, 11, 20, 45)]
    ['一', '十', '十一', '二十', '四十五']
    """
    if not 1 <= number <= 99:
        raise ValueError(f"out of range 1–99: {number}")
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else TEN if tens == 1 else DIGITS[tens - 1] + TEN
    return head + (DIGITS[units - 1] if units else "")
