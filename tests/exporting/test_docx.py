"""The Word file: real styles, the order that the schema asks for, the grid, the numbers, the same bytes every time."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from generator.document import Document
from generator.errors import InputError
from generator.exporting.docx.writer import write_docx
from generator.exporting.labels import mark_draft
from generator.exporting.manuscript import Manuscript
from generator.exporting.profile import Profile, Role
from generator.files.profiles import read_profile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The order of children in the schema (those that are used here).
ORDER = {
    "pPr": "pStyle keepNext widowControl kinsoku overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color spacing kern sz szCs shd lang",
    "sectPr": "footerReference pgSz pgMar cols docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}


def parts(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: parse_xml(package.read(name)) for name in package.namelist()}


@pytest.fixture(scope="module")
def made(speech: Document, profile: Profile) -> bytes:
    return write_docx(Manuscript(speech, profile, mark_draft(profile.label)))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(str(one.style.name), one.text) for one in docx.Document(BytesIO(data)).paragraphs if one.text]


def test_every_line_has_the_style_of_what_it_is(made: bytes) -> None:
    assert paragraphs(made)[:9] == [
        ("Title", "在全县安全生产工作会议上的讲话"),
        ("Date", "（2026年3月5日）"),
        ("署名", "县长　×××"),
        ("Salutation", "同志们："),
        ("Body Text", "下面，我讲两点意见。"),
        ("Heading 1", "一、提高站位，认清“形势”"),
        ("Body Text", "要认清形势，抓住关键。重点做到：一是责任再压实。各部门要守土尽责。二是措施再细化。要列出清单，发至【待补：单位】。"),
        ("Body Text", "（一）加强排查。各乡镇要逐户排查隐患。"),
        ("Body Text", "（二）加强督查。县安委办要定期督查。"),
    ]
    assert paragraphs(made)[-1] == ("生成标识", "（本文由人工智能辅助生成）")


def test_headings_inside_a_line_have_character_styles(made: bytes) -> None:
    runs = [(run.style.name, run.text) for one in docx.Document(BytesIO(made)).paragraphs for run in one.runs if run.style.name != "Default Paragraph Font"]
    assert ("二级标题字", "（一）加强排查。") in runs
    assert ("三级标题字", "1.落实党政责任。") in runs
    assert ("列项", "一是责任再压实。") in runs
    assert ("待补", "【待补：单位】") in runs


def test_nothing_is_formatted_by_hand_but_the_centred_title(made: bytes) -> None:
    for paragraph in parts(made)["word/document.xml"].iter(W + "p"):
        properties = paragraph.find(W + "pPr")
        told = [child.tag for child in properties] if properties is not None else []
        is_title = properties is not None and properties[0].get(W + "val") == "Title"
        assert told in ([], [W + "pStyle"]) or (is_title and told == [W + "pStyle", W + "jc"])
        for run in paragraph.iter(W + "rPr"):
            for child in run:
                assert child.tag == W + "rStyle" or (child.tag == W + "rFonts" and dict(child.attrib) == {W + "hint": "eastAsia"})


def test_children_stand_in_the_order_of_the_schema(made: bytes) -> None:
    seen = set()
    for root in parts(made).values():
        for name, order in ORDER.items():
            places = {W + child: k for k, child in enumerate(order.split())}
            for element in root.iter(W + name):
                seen.add(name)
                found = [places[child.tag] for child in element]
                assert found == sorted(found), (name, [child.tag for child in element])
    assert seen == set(ORDER)


def test_styles_are_named_levelled_and_linked(made: bytes, profile: Profile) -> None:
    styles = {style.get(W + "styleId"): style for style in parts(made)["word/styles.xml"].iter(W + "style")}
    for style in styles.values():
        for name in ("basedOn", "next", "link"):
            for one in style.findall(W + name):
                assert one.get(W + "val") in styles
    for level in range(1, len(profile.levels) + 1):
        heading = styles[f"Heading{level}"]
        assert heading.find(W + "name").get(W + "val") == f"heading {level}"
        assert heading.find(f"{W}pPr/{W}outlineLvl").get(W + "val") == str(level - 1)
        assert styles[heading.find(W + "link").get(W + "val")].find(W + "link").get(W + "val") == f"Heading{level}"
    assert styles["Heading1"].find(f"{W}rPr/{W}rFonts").get(W + "eastAsia") == "黑体"
    assert styles["Heading2"].find(f"{W}rPr/{W}rFonts").get(W + "eastAsia") == "楷体_GB2312"
    assert styles["Title"].find(f"{W}rPr/{W}sz").get(W + "val") == "44"
    indent = styles["BodyText"].find(f"{W}pPr/{W}ind")
    assert (indent.get(W + "firstLineChars"), indent.get(W + "firstLine")) == ("200", "640")


def test_the_page_is_that_of_the_standard(made: bytes) -> None:
    section = parts(made)["word/document.xml"].find(f"{W}body/{W}sectPr")
    size, margins, grid = (section.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert [round(int(margins.get(W + side)) / 1440 * 25.4) for side in ("top", "bottom", "left", "right")] == [37, 35, 28, 26]
    assert (grid.get(W + "type"), grid.get(W + "linePitch")) == ("lines", "579")
    kinds = [one.get(W + "type") for one in section.findall(W + "footerReference")]
    assert kinds == ["default", "even"]
    files = parts(made)
    assert files["word/settings.xml"].find(W + "evenAndOddHeaders") is not None
    sides = [files[f"word/footer{k}.xml"].find(f"{W}p/{W}pPr/{W}jc").get(W + "val") for k in (1, 2)]
    assert sides == ["right", "left"]
    texts = [[str(one.text) for one in files[f"word/footer{k}.xml"].iter(W + "t", W + "instrText")] for k in (1, 2)]
    assert texts == [["— ", " PAGE ", "1", " —"]] * 2


def test_the_bytes_are_the_same_every_time_and_name_no_one(made: bytes, speech: Document, profile: Profile) -> None:
    assert write_docx(Manuscript(speech, profile, mark_draft(profile.label))) == made
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        assert "creator" not in core
        assert "在全县安全生产工作会议上的讲话" in core
        assert 'name="AIGC"' in package.read("docProps/custom.xml").decode()


def test_without_a_label_there_is_no_part_for_one(speech: Document, profile: Profile) -> None:
    assert "docProps/custom.xml" not in parts(write_docx(Manuscript(speech, profile)))


def test_a_notice_has_its_number_addressee_and_signature(notice: Document, profile: Profile) -> None:
    found = paragraphs(write_docx(Manuscript(notice, profile)))
    assert found[1:3] == [("发文字号", "×政发〔2026〕3号"), ("主送机关", "各乡镇人民政府，县政府各部门：")]
    assert found[-2:] == [("Signature", "××县人民政府"), ("落款日期", "2026年3月5日")]


def test_a_long_title_is_broken_between_words(profile: Profile) -> None:
    title = "关于印发全县安全生产治本攻坚三年行动实施方案的通知"
    first = docx.Document(BytesIO(write_docx(Manuscript(Document(title=title), profile)))).paragraphs[0]
    assert first.text.replace("\n", "") == title
    assert first.text.count("\n") == 1


def test_characters_that_xml_cannot_hold_do_no_harm(profile: Profile) -> None:
    from generator.document import Paragraph

    made = write_docx(Manuscript(Document(title="讲\x00话\ufffe", body=(Paragraph("甲\x0b乙\ud800<&>"),)), profile))
    assert paragraphs(made) == [("Title", "讲话"), ("Body Text", "甲乙<&>")]


def test_a_profile_reaches_the_file(speech: Document) -> None:
    reading = read_profile("reading")
    bare = replace(reading, number=None)
    found = parts(write_docx(Manuscript(speech, bare)))
    assert found["word/document.xml"].find(f"{W}body/{W}sectPr/{W}footerReference") is None
    assert "word/footer1.xml" not in found
    styles = {style.get(W + "styleId"): style for style in found["word/styles.xml"].iter(W + "style")}
    assert [styles[key].find(f"{W}rPr/{W}sz").get(W + "val") for key in ("Title", "BodyText")] == ["48", "36"]
    assert styles["Heading1"].find(f"{W}pPr/{W}keepNext") is not None
    assert reading.faces[Role.BODY].size == 18


# -- reference ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def reference() -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Heading 1"].font.size = docx.shared.Pt(30)
    document.sections[0].left_margin = docx.shared.Mm(50)
    document.sections[0].header.paragraphs[0].text = "本单位的页眉"
    document.core_properties.author = "某人"
    document.add_paragraph("参考文件自己的文字")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_reference_gives_styles_and_page_and_loses_its_text(reference: bytes, speech: Document, profile: Profile) -> None:
    manuscript = Manuscript(speech, profile, mark_draft(profile.label), reference)
    made = write_docx(manuscript)
    assert made == write_docx(manuscript)
    document = docx.Document(BytesIO(made))
    assert round(document.sections[0].left_margin.mm) == 50
    assert document.sections[0].header.paragraphs[0].text == "本单位的页眉"
    assert document.styles["Heading 1"].font.size.pt == 30
    assert document.core_properties.author == ""
    texts = [one.text for one in document.paragraphs if one.text]
    assert "参考文件自己的文字" not in texts
    assert [str(one.style.name) for one in document.paragraphs if one.text][:6] == ["Title", "Date", "署名", "Salutation", "Body Text", "Heading 1"]
    ids = {style.get(W + "styleId") for style in document.styles.element.iter(W + "style")}
    used = {one.get(W + "val") for tag in ("pStyle", "rStyle") for one in document.element.iter(W + tag)}
    assert used <= ids
    run_in = [run.style for one in document.paragraphs for run in one.runs if run.text == "（一）加强排查。"]
    assert run_in[0].name == "Heading 2 Char"


def test_a_reference_with_ids_of_its_own_and_no_headings(reference: bytes, speech: Document, profile: Profile) -> None:
    """Chinese Word numbers its styles: Normal is “a”, heading 1 is “1”."""
    files = {}
    with zipfile.ZipFile(BytesIO(reference)) as package:
        for name in package.namelist():
            files[name] = package.read(name)
    styles = parse_xml(files["word/styles.xml"])
    for style in list(styles.iter(W + "style")):
        if style.get(W + "styleId") not in ("Normal", "DefaultParagraphFont", "Title"):
            styles.remove(style)
    from lxml import etree

    files["word/styles.xml"] = etree.tostring(styles).replace(b'"Normal"', b'"a"').replace(b'w:name w:val="a"', b'w:name w:val="Normal"')
    files["word/document.xml"] = files["word/document.xml"].replace(b'w:val="Normal"', b'w:val="a"')
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    made = docx.Document(BytesIO(write_docx(Manuscript(speech, profile, None, out.getvalue()))))
    found = {style.get(W + "styleId"): style for style in made.styles.element.iter(W + "style")}
    assert found["Heading1"].find(W + "basedOn").get(W + "val") == "a"
    assert found["Heading1"].find(f"{W}rPr/{W}rFonts").get(W + "eastAsia") == "黑体"
    assert found["BodyText"].find(W + "rPr") is None


def test_the_label_of_a_reference_does_not_pass_to_another_text(made: bytes, speech: Document, profile: Profile) -> None:
    plain = write_docx(Manuscript(speech, profile, None, made))
    assert b"AIGC" not in zipfile.ZipFile(BytesIO(plain)).read("docProps/custom.xml")
    again = write_docx(Manuscript(speech, profile, mark_draft(profile.label), made))
    assert zipfile.ZipFile(BytesIO(again)).read("docProps/custom.xml").count(b'name="AIGC"') == 1
    parts(again)


@pytest.mark.parametrize("broken", [b"", b"not a package", b"PK\x03\x04broken"])
def test_a_broken_reference_is_refused(broken: bytes, speech: Document, profile: Profile) -> None:
    with pytest.raises(InputError, match="docx"):
        write_docx(Manuscript(speech, profile, None, broken))
