"""A new Word file: the parts a document needs and no others, and bytes that do not change by chance."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from generator.exporting.docx.page import font_table, footer, section, settings
from generator.exporting.docx.styles import styles_part
from generator.exporting.docx.theme import theme
from generator.exporting.docx.xml import NAMESPACES, clean
from generator.exporting.labels import FIELD
from generator.exporting.profile import Align, Profile

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = f"{_OFFICE}/relationships/custom-properties"
#: The number that Windows gives to properties of a user's own.
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: The earliest time that a zip file can hold.
_STAMP = (1980, 1, 1, 0, 0, 0)
#: Part → its content type, and the relation to the document or (with a slash) to the whole package.
_PARTS: Mapping[str, tuple[str, str]] = {
    "word/document.xml": (f"{_WORD}.document.main+xml", f"/{_OFFICE}/relationships/officeDocument"),
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"/{_PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": ("application/vnd.openxmlformats-officedocument.extended-properties+xml", f"/{_OFFICE}/relationships/extended-properties"),
    "docProps/custom.xml": (CUSTOM_TYPE, f"/{CUSTOM_RELATION}"),
    "word/styles.xml": (f"{_WORD}.styles+xml", f"{_OFFICE}/relationships/styles"),
    "word/settings.xml": (f"{_WORD}.settings+xml", f"{_OFFICE}/relationships/settings"),
    "word/fontTable.xml": (f"{_WORD}.fontTable+xml", f"{_OFFICE}/relationships/fontTable"),
    "word/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", f"{_OFFICE}/relationships/theme"),
    "word/footer1.xml": (f"{_WORD}.footer+xml", f"{_OFFICE}/relationships/footer"),
    "word/footer2.xml": (f"{_WORD}.footer+xml", f"{_OFFICE}/relationships/footer"),
}


def custom_properties(values: Mapping[str, str]) -> str:
    """The part with properties of one's own, where the label's metadata stands."""
    told = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{k}" name="{escape(name)}"><vt:lpwstr>{escape(clean(value))}</vt:lpwstr></property>'
        for k, (name, value) in enumerate(values.items(), 2)
    )
    return f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{told}</Properties>'


def _core(title: str) -> str:
    names = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<cp:coreProperties {names}><dc:title>{escape(clean(title))}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"


def _relations(targets: list[tuple[str, str, str]]) -> str:
    told = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in targets)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _footers(profile: Profile) -> dict[str, tuple[str, Align]]:
    """Part → for which pages, and the side that the number stands on there."""
    if profile.number is None:
        return {}
    odd, even = profile.number.odd, profile.number.even
    return {"word/footer1.xml": ("default", odd)} | ({"word/footer2.xml": ("even", even)} if even is not odd else {})


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip file whose bytes depend on nothing but its parts and their order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            package.writestr(entry, data)
    return out.getvalue()


def new_file(paragraphs: str, profile: Profile, title: str, metadata: str | None) -> bytes:
    """A whole file around the paragraphs of a document."""
    footers = _footers(profile)
    parts = {"docProps/core.xml": _core(title), "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>yishi</Application></Properties>'}
    if metadata:
        parts["docProps/custom.xml"] = custom_properties({FIELD: metadata})
    parts |= {
        "word/styles.xml": styles_part(profile),
        "word/settings.xml": settings(profile),
        "word/fontTable.xml": font_table(profile),
        "word/theme/theme1.xml": theme(profile),
    }
    if profile.number:
        parts |= {name: footer(profile.number, side) for name, (_, side) in footers.items()}
    keys = {name: f"rId{k}" for k, name in enumerate(_PARTS, 1)}
    references = tuple(f'<w:footerReference w:type="{pages}" r:id="{keys[name]}"/>' for name, (pages, _) in footers.items())
    body = f"<w:document {NAMESPACES}><w:body>{paragraphs}{section(profile, references)}</w:body></w:document>"
    parts = {"word/document.xml": body, **parts}
    types = "".join(f'<Override PartName="/{name}" ContentType="{_PARTS[name][0]}"/>' for name in parts)
    whole = [(keys[name], _PARTS[name][1][1:], name) for name in parts if _PARTS[name][1].startswith("/")]
    within = [(keys[name], _PARTS[name][1], name.removeprefix("word/")) for name in parts if not _PARTS[name][1].startswith("/")]
    head = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(whole),
    }
    everything = {**head, **parts, "word/_rels/document.xml.rels": _relations(within)}
    return pack({name: (_DECLARED + text).encode("utf-8") for name, text in everything.items()})
