"""A user's own Word document taken for its styles and its page: the text goes out, ours comes in, styles it lacks are added."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

from generator.errors import InputError, RequestError
from generator.exporting.docx.parts import CUSTOM_RELATION, CUSTOM_TYPE, custom_properties, pack
from generator.exporting.docx.styles import DEFAULT_CHARACTER, Named, heading, run_in, styles
from generator.exporting.docx.xml import NAMESPACES
from generator.exporting.labels import FIELD
from generator.exporting.profile import Profile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def open_reference(data: bytes) -> Any:
    """The python-docx document of a reference.

    Raises :class:`~generator.errors.RequestError` without python-docx, :class:`~generator.errors.InputError` for a broken file.
    """
    try:
        from docx import Document
    except ImportError:
        raise RequestError("用 --reference 需要 python-docx", advice="请运行 pip install 'yishi[docx]'，或用 --profile") from None
    try:
        document = Document(BytesIO(data))
        found = document.element.body is not None and document.styles.element is not None
    except Exception as error:  # python-docx and lxml fail on damaged parts with errors of many kinds
        raise InputError("不能作为 .docx 打开", advice="--reference 要给一份 Word 文档（.docx）") from error
    if not found:
        raise InputError("没有正文或样式", advice="--reference 要给一份 Word 文档（.docx）")
    return document


def _names(style: Any) -> set[str]:
    told = [style.find(_W + "name"), style.find(_W + "aliases")]
    return {name.strip().casefold() for one in told if one is not None for name in str(one.get(_W + "val")).split(",")}


def _known(element: Any, profile: Profile) -> dict[str, str]:
    """Our style ids → those of the reference, for every style that it has: by name, and for headings in a line by link."""
    named = {(style.get(_W + "type"), name): style for style in element.iter(_W + "style") for name in _names(style)}

    def find(kind: str, one: Named) -> Any:
        names = [one.name, *filter(None, one.aliases.split(","))]
        return next((named[kind, name.casefold()] for name in names if (kind, name.casefold()) in named), None)

    known: dict[str, str] = {}
    for one, xml in styles(profile):
        kind = "character" if 'w:type="character"' in xml else "paragraph"
        found = find(kind, one)
        if found is not None:
            known[one.id] = str(found.get(_W + "styleId"))
    for kind, one in (("paragraph", Named("Normal", "Normal")), ("character", DEFAULT_CHARACTER)):
        default = next((style for style in element.iter(_W + "style") if style.get(_W + "type") == kind and style.get(_W + "default") in ("1", "true")), None)
        if default is not None:
            known[one.id] = str(default.get(_W + "styleId"))
    for level in range(1, len(profile.levels) + 1):
        found = find("paragraph", heading(level))
        link = found.find(_W + "link") if found is not None else None
        if link is not None and any(style.get(_W + "styleId") == link.get(_W + "val") for style in element.iter(_W + "style")):
            known[run_in(level).id] = str(link.get(_W + "val"))
    return known


def _add_styles(element: Any, profile: Profile, parse: Callable[[str], Any]) -> dict[str, str]:
    """Add what the reference lacks; gives the id of every style of ours in the result."""
    known = _known(element, profile)
    taken = {str(style.get(_W + "styleId")) for style in element.iter(_W + "style")}
    ids = dict(known)
    for one, _ in styles(profile):
        if one.id not in ids:
            ids[one.id] = one.id if one.id not in taken else f"Yishi{one.id}"
    for one, xml in styles(profile, whole=False):
        if one.id in known:
            continue
        style = parse(xml)
        style.set(_W + "styleId", ids[one.id])
        style.attrib.pop(_W + "default", None)
        for name in ("basedOn", "next", "link"):
            for reference in style.findall(_W + name):
                reference.set(_W + "val", ids[reference.get(_W + "val")])
        _look_like_heading(style, one, element, known, len(profile.levels))
        element.append(style)
    return ids


def _look_like_heading(style: Any, one: Named, element: Any, known: dict[str, str], levels: int) -> None:
    """A character style for headings inside a line looks as the reference's own heading does."""
    level = next((k for k in range(1, levels + 1) if run_in(k).id == one.id and heading(k).id in known), None)
    if level is None:
        return
    own = next(found for found in element.iter(_W + "style") if found.get(_W + "styleId") == known[heading(level).id])
    for link in style.findall(_W + "link"):
        style.remove(link)  # the heading does not link back
    for old in style.findall(_W + "rPr"):
        style.remove(old)
    looks = own.find(_W + "rPr")
    if looks is not None:
        style.append(deepcopy(looks))


def _label(document: Any, metadata: str | None) -> None:
    """Set the label's property; one that the reference had spoke of its own text and goes."""
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    package = document.part.package
    own = custom_properties({FIELD: metadata} if metadata else {})
    part = next((one.target_part for one in package.rels.values() if one.reltype == CUSTOM_RELATION), None)
    if part is None:
        if metadata:
            package.relate_to(Part(PackURI("/docProps/custom.xml"), CUSTOM_TYPE, own.encode("utf-8"), package), CUSTOM_RELATION)
        return
    properties = parse_xml(part.blob)
    for one in list(properties):
        if FIELD in str(one.get("name")):
            properties.remove(one)
    number = max([1, *(int(one.get("pid")) for one in properties if str(one.get("pid")).isdecimal())])
    for one in list(parse_xml(own)):
        one.set("pid", str(number + 1))
        properties.append(one)
    part._blob = serialize_part_xml(properties)


def fill_reference(reference: bytes, profile: Profile, write: Callable[[dict[str, str]], str], title: str, metadata: str | None) -> bytes:
    """The reference with new text; ``write`` gives the paragraphs once it is known which style has which id."""
    document = open_reference(reference)
    from docx.oxml import parse_xml

    ids = _add_styles(document.styles.element, profile, parse_xml)
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith("/stylesWithEffects"):  # a copy for Word 2007 that must say the same as the styles, and now would not
            del document.part.rels[relation.rId]
    body = document.element.body
    for child in list(body):
        if child.tag != _W + "sectPr":
            body.remove(child)
    for k, paragraph in enumerate(parse_xml(f"<w:body {NAMESPACES}>{write(ids)}</w:body>")):
        body.insert(k, paragraph)
    told = document.core_properties
    told.title, told.author, told.last_modified_by = title, "", ""
    _label(document, metadata)
    out = BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as package:
        return pack({name: package.read(name) for name in package.namelist()})
