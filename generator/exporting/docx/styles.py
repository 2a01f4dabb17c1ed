"""Profile → named styles, under the names that Word itself has for them wherever it has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.exporting.docx.xml import (
    NAMESPACES,
    alignment,
    attribute,
    characters,
    fonts,
    indents,
    line_pitch,
    switch,
    tag,
)
from generator.exporting.profile import Face, Profile, Role

_HAN_LEVELS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Named:
    """A style by its id, the name that Word knows it by, and further names under which a person finds it."""

    id: str
    name: str
    aliases: str = ""
    custom: bool = False


NORMAL = Named("Normal", "Normal")
DEFAULT_CHARACTER = Named("DefaultParagraphFont", "Default Paragraph Font")
#: Names that Word has of its own are shown in the user's language (Title is 标题); the others are ours.
PARAGRAPHS: Mapping[Role, Named] = MappingProxyType(
    {
        Role.AGENCY: Named("Agency", "发文机关标志", custom=True),
        Role.TITLE: Named("Title", "Title"),
        Role.SUBTITLE: Named("Subtitle", "Subtitle"),
        Role.DATE: Named("Date", "Date"),
        Role.SPEAKER: Named("Speaker", "署名", custom=True),
        Role.DOCUMENT_NUMBER: Named("DocumentNumber", "发文字号", custom=True),
        Role.ADDRESSEE: Named("Addressee", "主送机关", custom=True),
        Role.SALUTATION: Named("Salutation", "Salutation"),
        Role.BODY: Named("BodyText", "Body Text", "公文正文"),
        Role.SIGNATURE: Named("Signature", "Signature", "落款"),
        Role.SIGNATURE_DATE: Named("SignatureDate", "落款日期", custom=True),
        Role.LABEL: Named("GeneratedLabel", "生成标识", custom=True),
    }
)
ITEM = Named("ItemOpening", "列项", custom=True)
TODO = Named("ToFillIn", "待补", custom=True)
FOOTER = Named("Footer", "footer")


def heading(level: int) -> Named:
    """The paragraph style of a level."""
    return Named(f"Heading{level}", f"heading {level}", f"{_HAN_LEVELS[level - 1]}级标题")


def run_in(level: int) -> Named:
    """The character style for headings that share their line with text; linked to the paragraph style of the level."""
    return Named(f"Heading{level}Char", f"{_HAN_LEVELS[level - 1]}级标题字", custom=True)


def _style(kind: str, named: Named, *, based: Named | None, after: Named | None = None, link: Named | None = None, looks: str, default: bool = False) -> str:
    told = [tag("name", val=named.name)]
    if named.aliases:
        told.append(tag("aliases", val=named.aliases))
    told += [tag(name, val=other.id) for name, other in (("basedOn", based), ("next", after), ("link", link)) if other]
    told.append(tag("uiPriority", val=1 if kind == "paragraph" else 2))
    told.append(tag("qFormat"))
    flags = (' w:default="1"' if default else "") + (' w:customStyle="1"' if named.custom else "")
    return f"<w:style {NAMESPACES} w:type={attribute(kind)}{flags} w:styleId={attribute(named.id)}>{''.join(told)}{looks}</w:style>"


def _normal(profile: Profile) -> str:
    face = profile.faces[Role.BODY]
    lines = "".join(
        (
            switch("widowControl", False),
            switch("kinsoku", True),
            # Word's default, said aloud: without it LibreOffice 7.4 hangs marks in the margin and loses some of them.
            switch("overflowPunct", True),
            switch("autoSpaceDE", False),
            switch("autoSpaceDN", False),
            switch("adjustRightInd", False),
            line_pitch(face, profile),
            alignment(face),
        )
    )
    letters = characters(face, profile, spacing=profile.page.spacing(face.size))
    language = tag("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return _style("paragraph", NORMAL, based=None, looks=f"<w:pPr>{lines}</w:pPr><w:rPr>{letters}{language}</w:rPr>", default=True)


def _letters(face: Face, profile: Profile, level: int, role: Role | None, *, whole: bool) -> str:
    """What a paragraph style says of characters; in a reference only what a title or heading cannot do without."""
    if whole or role is Role.TITLE:
        return f"<w:rPr>{characters(face, profile)}</w:rPr>"
    return f"<w:rPr>{fonts(face, profile)}</w:rPr>" if level else ""


def _paragraph(named: Named, face: Face, profile: Profile, *, role: Role | None = None, level: int = 0, whole: bool = True) -> str:
    """A style based on Normal; ``level`` is that of a heading.

    ``whole`` says fonts even where they are those of running text: not every program looks up what a style is based on.
    """
    keep = tag("keepNext") if level and profile.keep_headings else ""
    pitched = line_pitch(face, profile) if face.pitch and whole else ""
    outline = tag("outlineLvl", val=level - 1) if level else ""
    lines = f"<w:pPr>{keep}{pitched}{indents(face)}{alignment(face)}{outline}</w:pPr>"
    after = PARAGRAPHS[Role.SIGNATURE_DATE if role is Role.SIGNATURE else Role.BODY]
    looks = lines + _letters(face, profile, level, role, whole=whole)
    return _style("paragraph", named, based=NORMAL, after=after, link=run_in(level) if level else None, looks=looks)


def _characters(named: Named, face: Face, profile: Profile, *, link: Named | None = None, whole: bool) -> str:
    told = characters(face, profile) if whole else fonts(face, profile) if link else ""
    return _style("character", named, based=DEFAULT_CHARACTER, link=link, looks=f"<w:rPr>{told}</w:rPr>" if told else "")


def styles(profile: Profile, *, whole: bool = True) -> list[tuple[Named, str]]:
    """Every style of the profile as an element, what others are based on first.

    Not ``whole``: to be added to a reference, where running text looks as its Normal does.
    """
    default = f'<w:style {NAMESPACES} w:type="character" w:default="1" w:styleId="{DEFAULT_CHARACTER.id}">{tag("name", val=DEFAULT_CHARACTER.name)}{tag("uiPriority", val=99)}{tag("semiHidden")}{tag("unhideWhenUsed")}</w:style>'
    out = [(NORMAL, _normal(profile)), (DEFAULT_CHARACTER, default)]
    out += [(named, _paragraph(named, profile.faces[role], profile, role=role, whole=whole)) for role, named in PARAGRAPHS.items()]
    for k, level in enumerate(profile.levels, 1):
        out.append((heading(k), _paragraph(heading(k), level.face, profile, level=k, whole=whole)))
        out.append((run_in(k), _characters(run_in(k), level.face, profile, link=heading(k), whole=whole)))
    out.append((ITEM, _characters(ITEM, profile.faces[Role.ITEM], profile, whole=whole)))
    out.append((TODO, _style("character", TODO, based=DEFAULT_CHARACTER, looks=f"<w:rPr>{tag('shd', val='clear', color='auto', fill='FFFF00')}</w:rPr>")))
    if profile.number:
        face = profile.number.face
        lines = f"<w:pPr>{switch('snapToGrid', False)}{tag('spacing', line=round(face.size * 20), lineRule='exact')}{tag('jc', val='left')}</w:pPr>"
        letters = characters(face, profile, spacing=0)
        out.append((FOOTER, _style("paragraph", FOOTER, based=NORMAL, looks=f"{lines}<w:rPr>{letters}</w:rPr>")))
    return out


def styles_part(profile: Profile) -> str:
    """The whole part with the styles; everything else that Word has by default stays hidden until it is used."""
    body = profile.faces[Role.BODY]
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{characters(body, profile)}{tag('lang', val='en-US', eastAsia='zh-CN', bidi='ar-SA')}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    latent = tag("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376)
    return f"<w:styles {NAMESPACES}>{defaults}{latent}{''.join(xml for _, xml in styles(profile))}</w:styles>"
