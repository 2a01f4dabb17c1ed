"""Groups of named bars drawn as SVG. No library is needed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_ROW, _LEFT, _BAR, _WIDTH = 20, 190, 520, 860
_INK, _FILL = "#1f2933", "#b23a2e"


def bars_svg(groups: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> str:
    """One drawing, a group below the other; in each the longest bar is its greatest value.

    >>> bars_svg([("文种", [("讲话", 3), ("<纪要>", 1)])]).count("<rect")
    3
    """
    rows: list[str] = []
    y = 30
    for title, bars in groups:
        rows.append(f'<text x="16" y="{y}" font-size="16" font-weight="bold" fill="{_INK}">{escape(title)}</text>')
        y += _ROW + 6
        most = max((value for _, value in bars), default=0) or 1
        for name, value in bars:
            width = value / most * _BAR
            rows.append(f'<text x="32" y="{y}" font-size="12" fill="{_INK}">{escape(name)}</text>')
            rows.append(f'<rect x="{_LEFT}" y="{y - 11}" width="{width:.1f}" height="13" fill="{_FILL}"/>')
            rows.append(f'<text x="{_LEFT + width + 8:.1f}" y="{y}" font-size="12" fill="{_INK}">{value:,.0f}</text>')
            y += _ROW
        y += 16
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y}" viewBox="0 0 {_WIDTH} {y}" font-family="Noto Sans CJK SC, WenQuanYi Zen Hei, sans-serif">\n'
        f'<rect width="{_WIDTH}" height="{y}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )
