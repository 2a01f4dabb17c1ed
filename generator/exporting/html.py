"""HTML: one file that needs nothing else, nested sections, and the profile as a style sheet for screen and print."""

from __future__ import annotations

import re
from html import escape

from generator.exporting.labels import FIELD
from generator.exporting.lines import Line, Run
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import HEAD, Align, Colour, Face, Profile, Role

_DEEPEST = 6
_CLASSES = {
    Role.AGENCY: "agency", Role.TITLE: "title", Role.SUBTITLE: "subtitle", Role.DATE: "date", Role.SPEAKER: "speaker", Role.DOCUMENT_NUMBER: "number",
    Role.ADDRESSEE: "addressee", Role.SALUTATION: "salutation", Role.BODY: "body", Role.SIGNATURE: "signature",
    Role.SIGNATURE_DATE: "signature-date", Role.LABEL: "generated", Role.ITEM: "item",
}  # fmt: skip
_ALIGN = {Align.JUSTIFIED: "justify", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}
_GENERIC = "serif"
_BLANKS = re.compile(" {2,}")


def _rule(selector: str, face: Face, profile: Profile, *, inline: bool = False) -> str:
    families = ([profile.latin] if profile.latin else []) + list(profile.fonts[face.font])
    told = [
        "font-family: " + ", ".join([f'"{name}"' for name in families] + [_GENERIC]),
        f"font-size: {face.size:g}pt",
        f"font-weight: {'bold' if face.bold else 'normal'}",
    ]
    if face.colour is Colour.RED:
        told.append("color: #f00")
    if not inline:
        told += [f"text-align: {_ALIGN[face.align]}", f"text-indent: {face.first:g}em", f"line-height: {face.pitch or profile.page.pitch / 20:g}pt"]
        if face.right:
            told.append(f"padding-right: {face.right:g}em")
    return f"{selector} {{ {'; '.join(told)} }}"


def _style(profile: Profile) -> str:
    page = profile.page
    body = profile.faces[Role.BODY]
    rules = [
        f"@page {{ size: {page.width:g}mm {page.height:g}mm; margin: {page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm }}",
        "* { margin: 0; padding: 0 }",
        f"body {{ max-width: {page.text_width:g}pt; margin: 2em auto; padding: 0 1em; color: #000; background: #fff; "
        f"letter-spacing: {page.spacing(body.size) / 20:g}pt; line-break: strict; overflow-wrap: break-word }}",
        "@media print { body { max-width: none; margin: 0; padding: 0 } }",
        "h1 { text-wrap: balance }",
        f"header {{ margin-bottom: {profile.blank_after_head * page.pitch / 20:g}pt }}",
        f"p:not(.signature):not(.signature-date) + .signature {{ margin-top: {profile.blank_before_signature * page.pitch / 20:g}pt }}",
        "mark { background: #ff0 }",
        "p { orphans: 1; widows: 1 }",
    ]
    if profile.keep_headings:
        rules.append("h2, h3, h4, h5, h6 { break-after: avoid }")
    rules += [_rule(f".{_CLASSES[role]}", face, profile, inline=role is Role.ITEM) for role, face in profile.faces.items()]
    for k, level in enumerate(profile.levels, 1):
        rules += [_rule(f".level-{k}", level.face, profile), _rule(f".run-in-{k}", level.face, profile, inline=True)]
    if number := profile.number:
        before, after = (escape(part.replace("\\", "").replace('"', ""), quote=False) for part in number.pattern.split("{}"))
        look = ", ".join(f'"{name}"' for name in profile.fonts[number.face.font])
        box = f'content: "{before}" counter(page) "{after}"; font: {number.face.size:g}pt {look}, {_GENERIC}; vertical-align: top'
        sides = {Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right", Align.JUSTIFIED: "left"}
        rules += [f"@page :{which} {{ @bottom-{sides[side]} {{ {box} }} }}" for which, side in (("right", number.odd), ("left", number.even))]
    return "\n".join(rules)


def _words(text: str) -> str:
    """Text of an element; blanks that stand together are kept apart, as they are in a form (  年  月)."""
    return _BLANKS.sub(lambda blanks: "&nbsp;" * len(blanks[0]), escape(text, quote=False))


def _run(run: Run) -> str:
    words = _words(run.text)
    if run.todo:
        words = f"<mark>{words}</mark>"
    if run.level:
        return f'<span class="run-in-{run.level}">{words}</span>'
    return f'<span class="item">{words}</span>' if run.item else words


def _element(line: Line) -> str:
    words = "".join(_run(run) for run in line.runs)
    if line.role is Role.TITLE:
        return f'<h1 class="title">{words}</h1>'
    if line.role is Role.HEADING:
        tag = f"h{min(line.depth + 1, _DEEPEST)}"
        return f'<{tag} class="level-{line.level}">{words}</{tag}>'
    return f'<p class="{_CLASSES[line.role]}">{words}</p>'


def _body(lines: tuple[Line, ...]) -> list[str]:
    out: list[str] = []
    depth = 0
    in_head = False
    for line in lines:
        if (line.role in HEAD) is not in_head:
            in_head = not in_head
            out.append("<header>" if in_head else "</header>")
        within = line.depth - line.opens
        out += ["</section>"] * max(0, depth - within)
        depth = min(depth, within)
        while depth < line.depth:
            out.append("<section>")
            depth += 1
        out.append(_element(line))
    return [*out, *(["</header>"] if in_head else []), *["</section>"] * depth]


def write_html(manuscript: Manuscript) -> bytes:
    """The document as one HTML page in UTF-8."""
    mark = manuscript.mark
    head = ['<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">']
    if mark and mark.metadata:
        head.append(f'<meta name="{FIELD}" content="{escape(mark.metadata)}">')
    if manuscript.document.title:
        head.append(f"<title>{escape(manuscript.document.title, quote=False)}</title>")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        *head,
        f"<style>\n{_style(manuscript.profile)}\n</style>",
        "</head>",
        "<body>",
        "<article>",
        *_body(manuscript.lines()),
        "</article>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode("utf-8")
