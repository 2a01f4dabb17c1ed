"""What a web page puts around a document: navigation, dateline, share bar, byline, footer, links; all names fictional."""

from __future__ import annotations

from random import Random

from generator.samples.entities import Names, person, place
from generator.samples.marks import Change, Mark, Marked, apply

_CONTROLS = ("字体大小:【大 中 小】  打印 打印 分享到:", "【字号：大 中 小】", "打印本页 关闭窗口", "收藏 打印 分享")
_CRUMBS = ("首页 > 政务动态 > {where}要闻 > 正文", "您所在的位置: 首页 > 新闻资讯 > {where}要闻 > 正文", "当前位置:首页 > 讲话致辞 > {where} >")
_TAILS = (
    "上一篇：{where}召开专题调度会",
    "下一篇：没有了",
    "相关阅读",
    "版权所有：{where}人民政府网",
    "主办:{where}人民政府办公室   承办:{where}融媒体中心",
    "网站标识码:0000000000  ×ICP备00000000号-1",
    "联系电话 0000-0000000  邮箱: bianji@example.com",
    "打印本页 关闭窗口",
)
_WIDTHS = {"，": ",", "：": ":", "；": ";"}


def web(marked: Marked, names: Names, *, rng: Random) -> Marked:
    """A page around the document; often with indents, half-width commas and a byline."""
    where = place(names, rng=rng)
    source = f"{where}融媒体中心"
    stamp = f"{rng.randint(2021, 2029)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    clock = f"{rng.randint(7, 20):02d}:{rng.randint(0, 59):02d}"
    lines: list[str] = []
    if rng.random() < 0.5:
        lines.append(f"{stamp.replace('-', '年', 1).replace('-', '月')}日 星期{rng.choice('一二三四五六日')}")
    lines.append(rng.choice(_CRUMBS).format(where=where))
    head = "\n".join(lines) + "\n"
    changes = [_page(0, head)]
    below = _below_title(marked)
    if below:
        bar = f"\n来源:{source}     时间:{stamp} {clock}     点击数:{rng.randint(10, 9000)}"
        byline = Mark("parts", bar.index("来源"), bar.index("来源") + 3 + len(source), {"part": "byline"})
        body = Mark("entities", bar.index(source), bar.index(source) + len(source), {"type": "org"})
        control = f"\n{rng.choice(_CONTROLS)}" if rng.random() < 0.7 else ""
        changes.append(_page(below, bar + control, byline, body))
    changes.append(_foot(marked, names, where, rng=rng))
    if rng.random() < 0.6:
        indent = rng.choice(("\u3000\u3000", "  "))
        starts = {k + 1 for k, character in enumerate(marked.text[:-1]) if character == "\n"}
        changes += [_page(start, indent) for start in sorted(starts) if start > below + 1]
    if rng.random() < 0.4 and not any(mark.facts["kind"] in ("half-width-mark", "doubled-mark") for mark in marked.of("faults")):
        changes += [_page(k, _WIDTHS[character], end=k + 1) for k, character in enumerate(marked.text) if character in _WIDTHS]
    return apply(marked, changes)


def _below_title(marked: Marked) -> int:
    """The end of the line that a page takes for its title: the document's, or the head of a compilation; 0 when there is none."""
    titles = [mark.end for mark in marked.of("parts") if mark.facts["part"] == "title"]
    if not titles:
        return 0
    return max(marked.text.find("\n", 0 if len(marked.of("pieces")) > 1 else titles[0]), 0)


def _foot(marked: Marked, names: Names, where: str, *, rng: Random) -> Change:
    """The end of a page: a byline right after the text, then lines of its own."""
    end = len(marked.text)
    by = ""
    marks: list[Mark] = []
    if rng.random() < 0.4 and marked.text.endswith(("。", "！")):
        writer = person(names, rng=rng)
        by = f"（记者 {writer}）"
        marks += (Mark("parts", 0, len(by), {"part": "byline"}), Mark("entities", by.index(writer), by.index(writer) + len(writer), {"type": "person"}))
    if rng.random() < 0.4:
        writer = person(names, rng=rng)
        line = f"\n\n责任编辑：{writer}"
        start = len(by) + line.index("责")
        marks += (Mark("parts", start, len(by) + len(line), {"part": "byline"}), Mark("entities", len(by) + line.index(writer), len(by) + len(line), {"type": "person"}))
        by += line
    tails = [tail.format(where=where) for tail in rng.sample(_TAILS, rng.randint(1, 4))]
    return _page(end, by + "\n\n" + "\n".join(tails), *marks)


def _page(start: int, new: str, *marks: Mark, end: int | None = None) -> Change:
    return Change(start, start if end is None else end, new, (Mark("noise", 0, len(new), {"kind": "web"}), *marks))


