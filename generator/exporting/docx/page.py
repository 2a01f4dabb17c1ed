"""The page: size, margins, grid, numbers at the foot, and the settings of the whole file."""

from __future__ import annotations

from generator.exporting.docx.styles import FOOTER
from generator.exporting.docx.xml import NAMESPACES, alignment, run, tag
from generator.exporting.profile import Align, Face, PageNumber, Profile

_TWIPS_A_MM = 1440 / 25.4
#: From the top of a line of type to its middle, where the dashes stand, as a part of its size.
_MIDDLE = 0.5


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)


def foot_distance(profile: Profile) -> int:
    """From the lower edge of the sheet to the foot of the number, so that its dashes stand where the profile says."""
    if profile.number is None:
        return _twips(15)
    below = _twips(profile.page.bottom - profile.number.distance) - round(profile.number.face.size * 20 * _MIDDLE)
    return max(below, 0)


def section(profile: Profile, footers: tuple[str, ...]) -> str:
    """The properties of the only section; ``footers`` are references to the parts with the numbers."""
    page = profile.page
    size = tag("pgSz", w=_twips(page.width), h=_twips(page.height))
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = {name: _twips(side) for name, side in sides.items()}
    around = tag("pgMar", **margins, header=_twips(15), footer=foot_distance(profile), gutter=0)
    grid = tag("docGrid", type="lines", linePitch=page.pitch)
    return f"<w:sectPr {NAMESPACES}>{''.join(footers)}{size}{around}{tag('cols', space=720)}{grid}</w:sectPr>"


def footer(number: PageNumber, side: Align) -> str:
    """A part with the number, on the side where it belongs."""
    before, after = number.pattern.split("{}")
    twips, part = round(number.indent * number.face.size * 20), round(number.indent * 100)
    indent = tag("ind", right=twips, rightChars=part) if side is Align.RIGHT else tag("ind", left=twips, leftChars=part) if side is Align.LEFT else ""
    aligned = alignment(Face(number.face.font, number.face.size, align=side))
    fields = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            tag("fldChar", fldCharType="begin"),
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            tag("fldChar", fldCharType="separate"),
            "<w:t>1</w:t>",
            tag("fldChar", fldCharType="end"),
        )
    )
    content = f"<w:pPr>{tag('pStyle', val=FOOTER.id)}{indent}{aligned}</w:pPr>{run(before)}{fields}{run(after)}"
    return f"<w:ftr {NAMESPACES}><w:p>{content}</w:p></w:ftr>"


def settings(profile: Profile) -> str:
    """The settings: numbers on both sides, full-width marks, line breaking as in Chinese, no compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    modes = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1))
    compat = "".join(tag("compatSetting", name=name, uri=uri, val=value) for name, value in modes)
    both = tag("evenAndOddHeaders") if profile.number and profile.number.odd is not profile.number.even else ""
    return (
        f"<w:settings {NAMESPACES}>{tag('zoom', percent=100)}{tag('defaultTabStop', val=420)}{both}"
        f"{tag('characterSpacingControl', val='doNotCompress')}<w:compat>{tag('useFELayout')}{compat}</w:compat>"
        f"{tag('themeFontLang', val='en-US', eastAsia='zh-CN')}{tag('decimalSymbol', val='.')}{tag('listSeparator', val=',')}</w:settings>"
    )


def font_table(profile: Profile) -> str:
    """The fonts with what may stand in for each of them."""
    told = []
    for names in profile.fonts.values():
        others = tag("altName", val=",".join(names[1:])) if names[1:] else ""
        told.append(f"<w:font w:name=\"{names[0]}\">{others}{tag('charset', val='86')}{tag('family', val='auto')}{tag('pitch', val='variable')}</w:font>")
    return f"<w:fonts {NAMESPACES}>{''.join(told)}</w:fonts>"
