"""Small pieces of WordprocessingML as text. Children stand in the order that the schema asks for: Word refuses any other."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from generator.exporting.profile import Align, Colour, Face, Profile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ALIGN = {Align.JUSTIFIED: "both", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}
#: Characters that XML cannot hold.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)))
#: Marks that Chinese and Latin fonts both have: without the hint Word may draw them half as wide.
_AMBIGUOUS = frozenset("“”‘’—…·×°±")


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return text.translate(_FORBIDDEN)


def attribute(text: str) -> str:
    """A quoted attribute value."""
    return quoteattr(clean(text))


def tag(name: str, /, **attributes: object) -> str:
    """An empty element of Word's namespace.

    >>> tag("spacing", line=579, lineRule="exact")
    '<w:spacing w:line="579" w:lineRule="exact"/>'
    """
    told = "".join(f" w:{key}={attribute(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{told}/>"


def switch(name: str, on: bool) -> str:
    """A property that is on or off; off is said too, since a style may be based on one where it is on."""
    return tag(name) if on else tag(name, val=0)


def fonts(face: Face, profile: Profile) -> str:
    """The fonts of a face: the Chinese one, and the same or another one for Latin letters."""
    chinese = profile.fonts[face.font][0]
    latin = profile.latin or chinese
    return tag("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin, hint="eastAsia")


def half_points(size: float) -> int:
    """A size as Word counts it."""
    return round(size * 2)


def characters(face: Face, profile: Profile, *, spacing: int | None = None) -> str:
    """What a face says of characters, without the element around it; ``spacing`` in twips is said where it is given."""
    size = half_points(face.size)
    spread = "" if spacing is None else tag("spacing", val=spacing) + tag("kern", val=0)
    red = tag("color", val="FF0000") if face.colour is Colour.RED else ""
    return f"{fonts(face, profile)}{switch('b', face.bold)}{switch('bCs', face.bold)}{red}{spread}{tag('sz', val=size)}{tag('szCs', val=size)}"


def indents(face: Face) -> str:
    """Indents in characters, with the same in twips for programs that do not count characters."""
    twips = face.size * 20
    return tag(
        "ind",
        right=round(face.right * twips),
        rightChars=round(face.right * 100),
        firstLine=round(face.first * twips),
        firstLineChars=round(face.first * 100),
    )


def line_pitch(face: Face, profile: Profile) -> str:
    """The distance from line to line, exactly."""
    pitch = round(face.pitch * 20) if face.pitch else profile.page.pitch
    return tag("spacing", before=0, after=0, line=pitch, lineRule="exact")


def alignment(face: Face) -> str:
    """Where the lines stand."""
    return tag("jc", val=_ALIGN[face.align])


def run(text: str, style: str | None = None) -> str:
    """A run of text; nothing but its style and the hint for ambiguous marks is said of its look."""
    text = clean(text)
    hint = tag("rFonts", hint="eastAsia") if _AMBIGUOUS.intersection(text) else ""
    told = (tag("rStyle", val=style) if style else "") + hint
    properties = f"<w:rPr>{told}</w:rPr>" if told else ""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t"))
    return f"<w:r>{properties}{pieces}</w:r>"


def paragraph(style: str | None, *content: str, more: str = "") -> str:
    """A paragraph of runs in a style; ``more`` is what it says beside its style."""
    told = f"<w:pPr>{tag('pStyle', val=style)}{more}</w:pPr>" if style else ""
    return f"<w:p>{told}{''.join(content)}</w:p>"
