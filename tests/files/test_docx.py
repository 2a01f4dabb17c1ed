"""Word documents → text, with the numbers that Word writes by itself."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from generator.errors import InputError
from generator.files.docx import extract

docx = pytest.importorskip("docx")

from docx.oxml import parse_xml  # noqa: E402

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int = 1, level: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}</w:p>'


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def defined(*levels: str, numbers: str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>") -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def package(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A document with this body; ``numbering`` replaces all list definitions, ``styles`` are added."""
    document = docx.Document()
    root = document.element.body
    for element in parse_xml(f"<w:body {MORE}>{body}</w:body>"):
        root.insert(len(root) - 1, element)
    if numbering:
        part = document.part.numbering_part.element
        part[:] = list(parse_xml(f"<w:numbering {MORE}>{numbering}</w:numbering>"))
    for style in parse_xml(f"<w:styles {W}>{styles}</w:styles>"):
        document.styles.element.append(style)
    return saved(document)


def lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return extract(package(body, numbering, styles)).split("\n")


def numbered(form: str, text: str, count: int) -> list[str]:
    return [line.removesuffix("甲") for line in lines(item("甲") * count, defined(level(0, form, text)))]


class TestText:
    def test_paragraphs_and_tables_in_their_order(self) -> None:
        document = docx.Document()
        document.add_heading("在全县会议上的讲话")
        document.add_paragraph("同志们：")
        document.add_paragraph("")
        table = document.add_table(2, 2)
        for k, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"格{k}"
        table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "表中表"
        document.add_paragraph("同志们：")
        assert extract(saved(document)).split("\n") == ["在全县会议上的讲话", "同志们：", "格0", "格1", "格2", "格3", "表中表", "同志们："]

    def test_merged_cells_stand_once(self) -> None:
        document = docx.Document()
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(1, 1)).text = "合并"
        assert extract(saved(document)) == "合并"

    def test_breaks_tabs_and_hyphens(self) -> None:
        body = f'<w:p>{run("甲")}<w:r><w:br/></w:r>{run("乙")}<w:r><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:br w:type="page"/></w:r>{run("丁")}</w:p>'
        assert lines(body) == ["甲", "乙\t丙-", "丁"]

    def test_runs_links_fields_and_content_controls_are_joined(self) -> None:
        body = (
            f"<w:p>{run('压实')}<w:hyperlink>{run('责任')}</w:hyperlink><w:smartTag>{run('，')}</w:smartTag>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run("抓好")}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:sdt><w:sdtContent>{run("落实")}</w:sdtContent></w:sdt></w:p>'
            f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>"
        )
        assert lines(body) == ["压实责任，抓好落实", "控件"]

    def test_deleted_text_goes_and_inserted_stays(self) -> None:
        body = (
            f"<w:p>{run('要')}<w:del><w:r><w:delText>加强</w:delText></w:r></w:del><w:ins>{run('压实')}</w:ins>"
            f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('责任')}</w:moveTo></w:p>"
        )
        assert lines(body) == ["要压实责任"]

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self) -> None:
        body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('压实')}</w:p><w:p>{run('责任')}</w:p>"
        assert lines(body) == ["压实责任"]

    def test_a_deleted_row_goes(self) -> None:
        row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc></w:tr>"
        body = "<w:tbl>" + row.format("<w:trPr><w:del/></w:trPr>", run("旧")) + row.format("", run("新")) + "</w:tbl><w:p/>"
        assert lines(body) == ["新"]

    def test_a_text_box_stands_once_after_its_paragraph(self) -> None:
        box = f"<w:txbxContent><w:p>{run('文件头')}</w:p></w:txbxContent>"
        body = (
            f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            f"<w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        assert lines(body) == ["正文", "文件头", "文件头"]

    def test_footnotes_and_pinyin_are_left_out(self) -> None:
        body = (
            f'<w:p>{run("会")}<w:r><w:footnoteReference w:id="1"/></w:r>'
            f"<w:r><w:ruby><w:rt>{run('yì')}</w:rt><w:rubyBase>{run('议')}</w:rubyBase></w:ruby></w:r></w:p>"
        )
        assert lines(body) == ["会议"]

    def test_formulas_keep_their_characters(self) -> None:
        assert lines(f"<w:p>{run('增长')}<m:oMath><m:r><m:t>5%</m:t></m:r></m:oMath></w:p>") == ["增长5%"]

    def test_nothing_written(self) -> None:
        assert extract(saved(docx.Document())) == ""


class TestNumbers:
    @pytest.mark.parametrize("form", ["chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"])
    def test_han(self, form: str) -> None:
        assert numbered(form, "%1、", 12) == ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "十一、", "十二、"]

    def test_beyond_a_hundred(self) -> None:
        assert [numbered("chineseCountingThousand", "第%1条", 120)[k - 1] for k in (99, 100, 101, 110, 120)] == [
            "第九十九条\u3000", "第一百条\u3000", "第一百零一条\u3000", "第一百一十条\u3000", "第一百二十条\u3000",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("form", "text", "expected"),
        [
            ("chineseCounting", "（%1）", "（三）"),
            ("chineseCounting", "%1是", "三是"),
            ("decimal", "%1.", "3."),
            ("decimal", "（%1）", "（3）"),
            ("decimal", "%1", "3\u3000"),
            ("decimalEnclosedCircle", "%1", "③"),
            ("decimalEnclosedCircleChinese", "%1", "③"),
            ("decimalEnclosedParen", "%1", "（3）"),
            ("decimalEnclosedFullstop", "%1", "3."),
            ("decimalFullWidth", "%1．", "３．"),
            ("decimalZero", "%1.", "03."),
            ("upperLetter", "%1.", "C."),
            ("lowerLetter", "%1)", "c)"),
            ("upperRoman", "%1.", "III."),
            ("lowerRoman", "%1.", "iii."),
            ("ideographTraditional", "%1、", "丙、"),
            ("ideographZodiac", "%1、", "寅、"),
            ("chineseLegalSimplified", "%1、", "叁、"),
            ("none", "附件：", "附件："),
            ("someFutureFormat", "%1.", "3."),
        ],
    )
    def test_formats(self, form: str, text: str, expected: str) -> None:
        assert numbered(form, text, 3)[2] == expected

    def test_numbers_beyond_a_row_are_plain(self) -> None:
        assert numbered("decimalEnclosedCircle", "%1", 21)[19:] == ["⑳", "21\u3000"]
        assert numbered("lowerLetter", "%1.", 28)[25:] == ["z.", "aa.", "bb."]

    def test_levels_restart_and_combine(self) -> None:
        definition = defined(
            level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
        )
        body = "".join(item(text, level=at) for text, at in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 2)])
        assert lines(body, definition) == ["一、甲", "（一）乙", "（二）丙", "1.2.1\u3000丁", "二、戊", "（一）己", "2.1.1\u3000庚"]

    def test_a_level_that_never_restarts(self) -> None:
        definition = defined(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", "<w:lvlRestart w:val='0'/>"))
        assert lines(item("甲") + item("乙", level=1) + item("丙") + item("丁", level=1), definition) == ["一、甲", "1.乙", "二、丙", "2.丁"]

    def test_lists_of_one_definition_go_on_unless_they_begin_anew(self) -> None:
        numbers = (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        definition = defined(level(0, "decimal", "%1."), numbers=numbers)
        body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3)
        assert lines(body, definition) == ["1.甲", "2.乙", "1.丙", "2.丁"]

    def test_text_between_items_does_not_disturb(self) -> None:
        body = item("甲") + f"<w:p>{run('正文')}</w:p>" + item("乙")
        assert lines(body, defined(level(0, "chineseCounting", "%1、"))) == ["一、甲", "正文", "二、乙"]

    def test_numbers_by_style_and_by_a_style_it_is_based_on(self) -> None:
        definition = defined(level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）", "<w:pStyle w:val='乙'/>"))
        styles = (
            '<w:style w:type="paragraph" w:styleId="甲"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="乙"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="丙"><w:basedOn w:val="甲"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="环"><w:basedOn w:val="环"/></w:style>'
        )
        body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(style)}</w:p>' for style in "甲乙丙环")
        off = f'<w:p><w:pPr><w:pStyle w:val="甲"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("无")}</w:p>'
        assert lines(body + off, definition, styles) == ["一、甲", "（一）乙", "二、丙", "环", "无"]

    def test_bullets_of_symbol_fonts_go_and_dashes_stay(self) -> None:
        font = "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>"
        private = "\uf0b7"
        definition = defined(level(0, "bullet", "——"), level(1, "bullet", private), level(2, "bullet", "l", font))
        assert lines(item("甲") + item("乙", level=1) + item("丙", level=2), definition) == ["——甲", "乙", "丙"]

    def test_damaged_definitions_number_nothing(self) -> None:
        definition = defined("<w:lvl w:ilvl='x'/>", numbers="<w:num w:numId='1'/>")
        assert lines(item("甲") + item("乙", 9) + item("丙", 1, 8), definition) == ["甲", "乙", "丙"]

    def test_lists_of_python_docx(self) -> None:
        document = docx.Document()
        for text in "甲乙":
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("丙", style="List Bullet")
        assert extract(saved(document)).split("\n") == ["1.甲", "2.乙", "丙"]


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"", "不是 .docx，而是普通文本"),
            ("同志们".encode(), "不是 .docx，而是普通文本"),
            (b"%PDF-1.7", "不是 .docx，而是PDF 文件"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文件"),
            (b"PK\x03\x04broken", "已损坏"),
        ],
    )
    def test_no_package(self, data: bytes, what: str) -> None:
        with pytest.raises(InputError, match=what) as caught:
            extract(data)
        assert "另存为 .docx" in caught.value.advice

    def test_a_torn_package(self) -> None:
        data = package(f"<w:p>{run('甲')}</w:p>")
        for end in (len(data) // 2, len(data) - 30):
            with pytest.raises(InputError, match="已损坏"):
                extract(data[:end])

    def test_a_package_of_something_else(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("讲话.txt", "同志们")
        with pytest.raises(InputError, match="已损坏"):
            extract(out.getvalue())

    @pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
    @pytest.mark.parametrize("content", [None, b"", b"<w:document", b"<a/>"])
    def test_damaged_parts(self, part: str, content: bytes | None) -> None:
        source, out = zipfile.ZipFile(io.BytesIO(package(f"<w:p>{run('甲')}</w:p>"))), io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in source.namelist():
                if name != part:
                    archive.writestr(name, source.read(name))
                elif content is not None:
                    archive.writestr(name, content)
        try:
            assert extract(out.getvalue()) == "甲"  # styles may be missing
        except InputError as error:
            assert "已损坏" in error.what

    def test_a_bomb(self) -> None:
        out = io.BytesIO(package(f"<w:p>{run('甲')}</w:p>"))
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as file:
            for _ in range(201):
                file.write(bytes(1024 * 1024))
        assert len(out.getvalue()) < 1_000_000
        with pytest.raises(InputError, match="解压后过大（超过 200 MB）"):
            extract(out.getvalue())

    def test_python_docx_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(InputError, match="需要 python-docx") as caught:
            extract(b"PK")
        assert caught.value.advice == "请运行 pip install 'yishi[docx]'"
