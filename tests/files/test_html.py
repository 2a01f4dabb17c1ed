"""HTML → lines: nothing of a document is lost, nothing of the page around it is taken along."""

from __future__ import annotations

import time

import pytest

from generator.files.html import extract

PARAGRAPH = "各级各部门要压实责任，抓好落实。要坚持问题导向，全面排查整治风险隐患。"
NAVIGATION = "<div class=menu>" + "".join(f"<a href=/{k}>首页栏目</a> " for k in range(20)) + "</div>"
FOOTER = "<div>版权所有：某县人民政府</div><div>某ICP备12345号</div>"


def lines(source: str) -> list[str]:
    page = extract(source)
    found = page.text.split("\n") if page.text else []
    assert len(page.offsets) == len(found)
    for line, offset in zip(found, page.offsets, strict=True):
        assert source[offset] in (line[0], "&")
    return found


def test_a_government_page() -> None:
    source = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>在全县会议上的讲话-某县政府网</title>
        <meta name="description" content="讲话&ldquo;全文&rdquo;"><meta name="PubDate" content="2022-01-10">
        <style>p {{ color: red }}</style><script>document.write("<p>脚本</p>")</script></head><body>
        <div>今天是2026年1月1日 星期五</div>{NAVIGATION}
        <div>您所在的位置：<a href=/>首页</a> &gt; <a href=/n>要闻</a></div>
        <div><h1>在全县会议上的讲话</h1></div>
        <div>来源：本站 <a href=#>打印</a> <a href=#>分享到微信</a> 点击数：<span>60</span></div>
        <div id="content"><p>同志们！</p><p>{PARAGRAPH}</p><p>同志们！</p><h3>一、要提高站位</h3><p>{PARAGRAPH}</p><h3>谢谢大家！</h3></div>
        <div>×××办公室<br>×年×月×日</div>
        <div>相关阅读：<a href=1>上一篇：××会议召开</a><a href=2>下一篇</a></div>{FOOTER}</body></html>"""
    page = extract(source)
    assert lines(source) == [
        "在全县会议上的讲话",
        "同志们！",
        PARAGRAPH,
        "同志们！",
        "一、要提高站位",
        PARAGRAPH,
        "谢谢大家！",
        "×××办公室",
        "×年×月×日",
    ]
    assert page.title == "在全县会议上的讲话"
    assert page.description == "讲话“全文”"
    assert page.metadata["pubdate"] == "2022-01-10"


class TestNothingIsLost:
    def test_repeated_lines(self) -> None:
        assert lines("<p>同志们！</p><p>开会。</p><p>同志们！</p>") == ["同志们！", "开会。", "同志们！"]

    def test_a_heading_at_the_end(self) -> None:
        assert lines(f"{NAVIGATION}<div><p>{PARAGRAPH}</p><h2>谢谢大家</h2></div>") == [PARAGRAPH, "谢谢大家"]

    def test_cells_with_breaks(self) -> None:
        source = f"<table><tr><td>同志们：<br>{PARAGRAPH}<br/><br />散会</td><td>乙</td></tr></table>"
        assert lines(source) == ["同志们：", PARAGRAPH, "散会", "乙"]

    def test_text_directly_in_a_div_beside_paragraphs(self) -> None:
        assert lines(f"{NAVIGATION}<div>同志们：<p>{PARAGRAPH}</p>散会。</div>{NAVIGATION}") == ["同志们：", PARAGRAPH, "散会。"]

    def test_indented_lines_without_any_tag(self) -> None:
        assert lines("<div>同志们：\n　　今天开会。\n&nbsp;&nbsp;&nbsp;&nbsp;会议很短。</div>") == ["同志们：", "今天开会。", "会议很短。"]

    def test_unclosed_paragraphs_items_and_cells(self) -> None:
        source = f"{NAVIGATION}<div><p>第一段<p>{PARAGRAPH}<ul><li>一是<li>二是</ul><table><tr><td>甲<td>乙<tr><td>丙</table><p>末段</div>{FOOTER}"
        assert lines(source) == ["第一段", PARAGRAPH, "一是", "二是", "甲", "乙", "丙", "末段"]

    def test_end_tags_that_close_nothing(self) -> None:
        source = f"<body>{NAVIGATION}<div><div><p>第一。{PARAGRAPH}</p></div></div></div></div><p>第二。{PARAGRAPH}</p></body></html><p>第三。</p>"
        assert lines(source) == ["第一。" + PARAGRAPH, "第二。" + PARAGRAPH, "第三。"]

    def test_end_tags_in_a_cell_do_not_close_the_table(self) -> None:
        source = f"{NAVIGATION}<div><table><tr><td><p>第一。{PARAGRAPH}</p></div></div><p>第二。</p></td></tr></table></div>{NAVIGATION}"
        assert lines(source) == ["第一。" + PARAGRAPH, "第二。"]

    def test_a_paragraph_apart_from_the_main_block(self) -> None:
        assert lines(f"<div>{PARAGRAPH * 3}</div>{NAVIGATION}<div>{PARAGRAPH * 2}</div>{FOOTER}") == [PARAGRAPH * 3, PARAGRAPH * 2]

    def test_a_navigation_that_is_never_closed(self) -> None:
        assert PARAGRAPH in lines(f"<nav><a href=/>首页</a><div><p>{PARAGRAPH}</p></div>")

    @pytest.mark.parametrize("source", ["<p>同志们：</p>", "同志们：", "<div>同志们：", "<html><body>同志们：<br></body></html>", "<b>同志们：</b>"])
    def test_short_pages(self, source: str) -> None:
        assert lines(source) == ["同志们："]

    def test_a_page_of_links_only(self) -> None:
        assert lines("<ul><li><a href=1>甲</a><li><a href=2>乙</a></ul>") == ["甲", "乙"]

    def test_a_page_inside_a_form(self) -> None:
        assert lines(f'<form id="aspnetForm">{NAVIGATION}<div>{PARAGRAPH}</div></form>') == [PARAGRAPH]

    def test_anchors_without_target_are_no_links(self) -> None:
        assert lines(f"{NAVIGATION}<div><a name=top><p>{PARAGRAPH}</p><p>同志们！</p></div>") == [PARAGRAPH, "同志们！"]

    def test_an_unclosed_link_ends_with_its_block(self) -> None:
        assert lines(f"<ul><li><a href=1>首页</ul>{NAVIGATION}<div><p>{PARAGRAPH}</p><p>散会</p></div>") == [PARAGRAPH, "散会"]

    def test_preformatted_lines(self) -> None:
        assert lines("<pre>同志们：\n  今天开会。\n\n散会</pre>") == ["同志们：", "今天开会。", "散会"]

    def test_a_less_sign_is_text(self) -> None:
        assert lines("<p>误差<5 且 a < b，<某单位>同意。</p>") == ["误差<5 且 a < b，<某单位>同意。"]

    def test_signs_in_attributes_and_broken_quotes(self) -> None:
        source = """<p title="a>b">甲</p><p title="<b>x</b>">乙</p><p title="x>丙</p><p title="y">丁</p><p class=it's>戊's</p>"""
        assert lines(source) == ["甲", "乙", "丙", "丁", "戊's"]

    def test_empty(self) -> None:
        page = extract("")
        assert (page.text, page.title, page.offsets, dict(page.metadata), page.description) == ("", "", (), {}, "")


class TestTitle:
    def test_a_title_outside_the_main_block_is_put_first(self) -> None:
        source = f"<h1>关于开会的通知</h1>{NAVIGATION}<div><p>{PARAGRAPH}</p></div>"
        assert lines(source) == ["关于开会的通知", PARAGRAPH]

    def test_a_title_after_the_main_block_is_put_first(self) -> None:
        source = f"<div><p>{PARAGRAPH}</p></div>{NAVIGATION}<h1>关于开会的通知</h1>{NAVIGATION}"
        assert lines(source) == ["关于开会的通知", PARAGRAPH]

    def test_a_title_inside_stands_once(self) -> None:
        source = f"<h1>关于开会的通知</h1>{NAVIGATION}<div><h1>关于开会的通知</h1><p>{PARAGRAPH}</p></div>"
        assert lines(source) == ["关于开会的通知", PARAGRAPH]

    def test_a_title_inside_in_another_element_stands_once(self) -> None:
        source = f"<h1>关于开会的通知</h1>{NAVIGATION}<div><p>关于开会的通知</p><p>{PARAGRAPH}</p></div>"
        assert lines(source) == ["关于开会的通知", PARAGRAPH]

    def test_a_title_of_two_lines(self) -> None:
        page = extract(f"<h1>关于召开<br>会议的通知</h1>{NAVIGATION}<div>{PARAGRAPH}</div>")
        assert page.text.split("\n") == ["关于召开", "会议的通知", PARAGRAPH]
        assert page.title == "关于召开会议的通知"

    def test_a_title_that_is_no_heading_is_known_by_the_title_of_the_page(self) -> None:
        source = f"<title>关于开会的通知_某网</title>{NAVIGATION}<div class=t>关于开会的通知</div><div><a href=#>打印</a></div><div>{PARAGRAPH}</div>"
        assert lines(source) == ["关于开会的通知", PARAGRAPH]

    def test_the_name_of_the_site_is_no_title(self) -> None:
        source = f"<title>关于开会的通知_某县政府网</title><h1><a href=/>某县人民政府</a></h1>{NAVIGATION}<div>{PARAGRAPH}</div>"
        assert lines(source) == [PARAGRAPH]
        assert extract(source).title == "关于开会的通知"


class TestMarkup:
    def test_entities(self) -> None:
        assert lines("<p>&nbsp;&nbsp;&ldquo;&#x4e00;&rdquo;&mdash;&mdash;A&amp;B &lt;1&#62;&hellip;</p>") == ["“一”——A&B <1>…"]

    def test_an_entity_begins_its_line(self) -> None:
        source = "<p>&nbsp;　&ldquo;三严&rdquo;</p>"
        assert source[extract(source).offsets[0] :].startswith("&ldquo;")

    def test_comments(self) -> None:
        assert lines("<p>同<!-- <p>旧稿</p> -->志<!-->们</p><!--[if IE]><p>旧</p><![endif]--><p>末</p>") == ["同志们", "末"]

    def test_a_comment_that_is_never_closed_hides_only_itself(self) -> None:
        assert lines("<p>甲</p><!-- 旧稿 ><p>乙</p>") == ["甲", "乙"]

    @pytest.mark.parametrize("source", ["<p>甲<!-- 乙", "<p>甲<! 乙", "<p>甲<? 乙", "<p>甲<乙", "<p>甲</乙"])
    def test_marks_that_open_nothing_hide_nothing(self, source: str) -> None:
        assert "乙" in extract(source).text

    def test_word_markup(self) -> None:
        assert lines("<p><![if !supportLists]><span>一、</span><![endif]>提高站位<o:p></o:p></p>") == ["一、提高站位"]

    def test_scripts_styles_navigation_and_footers_are_dropped(self) -> None:
        source = (
            "<nav>导航。</nav><p>甲。</p><script>if (a<b) {'<p>乙</p>'}</script><style>p{}</style><SCRIPT>x</SCRIPT><noscript>丙。</noscript>"
            "<select><option>丁<option>戊</select><footer>己。</footer><p>庚。</p>"
        )
        assert lines(source) == ["甲。", "庚。"]

    def test_pinyin_above_characters_is_dropped(self) -> None:
        assert lines("<p><ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby><ruby>议<rt>yì</ruby>开始</p>") == ["会议开始"]

    def test_a_new_line_in_the_source_is_no_blank_between_characters(self) -> None:
        assert lines("<p>压实责任，\n   抓好落实 of\nplan</p>") == ["压实责任，抓好落实 of plan"]

    def test_an_ideographic_space_stays(self) -> None:
        assert lines("<p>　　张　三</p>") == ["张　三"]


class TestSize:
    def test_5000_levels(self) -> None:
        assert lines("<div>" * 5000 + PARAGRAPH + "</div>" * 5000) == [PARAGRAPH]
        assert lines("<div><span><p>" * 5000 + PARAGRAPH) == [PARAGRAPH]

    @pytest.mark.parametrize(
        "unit",
        [
            "<p>同志们，</p>\n", "<!--", "<!--a>", "<a", "<a b ", '<a x="', "<a '\"", '<a "<" ', "</a ", "<![CDATA[", "<?", "<!a ", "<!-->", "&", "<script>",
            "<div>", "<div></b>", "<nav>x", "<table><td></div>", "<a href=1>x", "<rt>x<p>", "\n\u3000", "\n&nbsp;", "<pre>a\n", "<title>x",
        ],
    )  # fmt: skip
    def test_time_grows_with_length_only(self, unit: str) -> None:
        def cost(count: int) -> float:
            begin = time.process_time()
            extract(unit * count)
            return time.process_time() - begin

        cost(100)
        short, long = cost(4_000), cost(32_000)
        assert long < 30 * short + 0.5  # quadratic: 64 times

    def test_ten_megabytes(self) -> None:
        source = f"<body>{NAVIGATION}<div>" + f"<p>{PARAGRAPH}</p>\n" * 80_000 + f"</div>{FOOTER}"
        assert len(source.encode()) > 9_000_000
        begin = time.process_time()
        assert extract(source).text.count("\n") == 79_999
        assert time.process_time() - begin < 60
