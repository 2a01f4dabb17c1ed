"""Front matter is complete, and says things that are known."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "front_matter"
FIELDS = ("title", "genre", "domain", "level", "occasion", "audience", "date_form", "recombine")
GENRES = frozenset({"speech", "meeting_news", "minutes", "host_script", "report", "notice", "pledge"})
LEVELS = frozenset({"县", "市", "区", "乡镇", "街道", "部门", "学校", "国企", "社区", "村", "医院", "省"})

#: A title stands among the first lines, below a kicker or a red head.
_HEAD_LINES = 4


def check(corpus: Corpus) -> Iterator[Finding]:
    """Each field is there; genre, level and recombine are known words; a titled text bears the title told."""
    for entry in corpus.entries:
        told = entry.metadata
        missing = [name for name in FIELDS if not told.get(name)]
        if missing:
            yield Finding(entry.path, 1, RULE, f"题头缺少 {'、'.join(missing)}")
        if told.get("genre") and told["genre"] not in GENRES:
            yield Finding(entry.path, 1, RULE, f"不认识的文种 {told['genre']}")
        if told.get("level") and told["level"] not in LEVELS:
            yield Finding(entry.path, 1, RULE, f"不认识的层级 {told['level']}")
        if told.get("recombine") and told["recombine"] not in ("true", "false"):
            yield Finding(entry.path, 1, RULE, f"recombine 应为 true 或 false，不是 {told['recombine']}")
        heads = ["".join(line.split()) for line in entry.text.split("\n\n", _HEAD_LINES)[:_HEAD_LINES]]
        if told.get("title") and entry.document.title and "".join(told["title"].split()) not in heads:
            yield Finding(entry.path, 1, RULE, f"题头的标题“{told['title']}”不在正文开头（“{entry.document.title}”）")
