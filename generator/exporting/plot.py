"""A skeleton drawn as SVG: for each genre, which styles hold which, and how many items lists have. No library is needed."""

from __future__ import annotations

from html import escape

from generator.exporting.structure import GENRES
from generator.learning.skeleton import GenreSkeleton, Skeleton

_ROW, _LEFT, _BAR, _WIDTH = 22, 150, 300, 860
_INK, _FILL, _SECOND = "#1f2933", "#b23a2e", "#d9a441"


def skeleton_svg(skeleton: Skeleton) -> str:
    """The drawing as one SVG document."""
    rows: list[str] = []
    y = 30
    for genre, one in skeleton.genres.items():
        rows.append(_text(16, y, f"{GENRES.get(genre, genre)}（{one.documents} 篇）", size=16, weight="bold"))
        y += _ROW + 6
        y = _genre(one, y, rows)
        y += 16
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y}" viewBox="0 0 {_WIDTH} {y}" font-family="Noto Sans CJK SC, WenQuanYi Zen Hei, sans-serif">\n'
        f'<rect width="{_WIDTH}" height="{y}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _genre(one: GenreSkeleton, y: int, rows: list[str]) -> int:
    most = max([*one.top.values(), *(sum(table.values()) for table in one.counts.values()), 1])
    for style, table in sorted(one.counts.items(), key=lambda pair: -sum(pair[1].values())):
        lists = sum(table.values())
        outer = one.top.get(style, 0)
        rows.append(_text(32, y, style, size=13))
        rows.append(_bar(y, lists / most, _SECOND))
        rows.append(_bar(y, outer / most, _FILL))
        counts = "　".join(f"{number} 项×{times}" for number, times in sorted(table.items(), key=lambda pair: -pair[1])[:4])
        inner = "、".join(name for name in list(one.inside.get(style, {}))[:4] if name)
        rows.append(_text(_LEFT + _BAR + 14, y, f"{counts}{'；内含 ' + inner if inner else ''}", size=12))
        y += _ROW
    return y


def _text(x: int, y: int, text: str, *, size: int, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{_INK}">{escape(text)}</text>'


def _bar(y: int, share: float, colour: str) -> str:
    return f'<rect x="{_LEFT}" y="{y - 12}" width="{share * _BAR:.1f}" height="14" fill="{colour}"/>'
