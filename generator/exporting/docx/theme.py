"""The theme that the format asks every document to have: black on white, and the fonts of the profile."""

from __future__ import annotations

from generator.exporting.docx.xml import attribute
from generator.exporting.profile import Profile, Role

_COLOURS = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"), ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
)  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _fonts(kind: str, font: str) -> str:
    return f'<a:{kind}Font><a:latin typeface={attribute(font)}/><a:ea typeface={attribute(font)}/><a:cs typeface=""/></a:{kind}Font>'


def theme(profile: Profile) -> str:
    """The part with the theme."""
    fonts = [profile.fonts[profile.faces[role].font][0] for role in (Role.TITLE, Role.BODY)]
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    looks = (
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="yishi"><a:themeElements>'
        f'<a:clrScheme name="yishi">{colours}</a:clrScheme>'
        f'<a:fontScheme name="yishi">{_fonts("major", fonts[0])}{_fonts("minor", fonts[1])}</a:fontScheme>'
        f'<a:fmtScheme name="yishi">{looks}</a:fmtScheme></a:themeElements></a:theme>'
    )
