"""The figures of a corpus told: as lines for a terminal, as Markdown for its README, as groups of bars for a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from statistics import median
from types import MappingProxyType

from generator.checking.corpus_stats import LONGEST, SHORTEST, CorpusStats

GENRE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "speech": "讲话",
        "meeting_news": "会议新闻",
        "minutes": "纪要",
        "host_script": "主持词",
        "report": "汇报总结",
        "notice": "通知方案",
        "pledge": "表态发言",
    }
)
_MOST_FRAMES = 20


def _listed(counts: Iterable[tuple[object, int]]) -> str:
    return "，".join(f"{name} {count}" for name, count in counts)


def _genres(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    return ((GENRE_NAMES.get(genre, genre), count) for genre, count in counts.items())


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def _depth(depth: int) -> str:
    return f"{depth} 层" if depth else "无编号"


def summary(stats: CorpusStats) -> list[tuple[str, str]]:
    """Each figure with its name."""
    skeletons = stats.skeletons
    return [
        ("篇数", f"{stats.documents} 篇，{stats.characters:,} 字，{len(stats.domains)} 个领域"),
        ("文种", _listed(_genres(stats.genres))),
        ("层级", _listed(stats.levels.items())),
        ("编号系列（各有多少列）", _listed(stats.families.items())),
        ("最深层次（篇）", _listed((_depth(depth), count) for depth, count in stats.depths.items())),
        ("每列条数（列）", _listed((f"{length} 条", count) for length, count in stats.list_lengths.items())),
        ("结尾（篇）", _listed(stats.closings.items())),
        (
            "层次骨架",
            f"{skeletons.distinct} 种；最常见的是 {skeletons.commonest}，{skeletons.times} 篇（{skeletons.share:.1%}）；"
            f"通篇不编号的 {skeletons.listless} 篇（{skeletons.listless_share:.1%}），不计入骨架；"
            f"这些按自然段的构成分开算，共 {skeletons.shapes} 种，最常见的 {skeletons.shape_times} 篇（{skeletons.shape_share:.1%}）",
        ),
        ("排比标题框架", f"{len(stats.frames)} 种；最常见的 {_listed(list(stats.frames.items())[:_MOST_FRAMES])}"),
        (f"不同分句（{SHORTEST}–{LONGEST} 字）", f"{stats.clauses:,} 个"),
        ("词汇增长（读过的字数 → 不同的词）", "，".join(f"{read // 1000} 千字 {words:,}" for read, words in stats.growth)),
        ("事项说法", f"{len(stats.wordings)} 个事项，最少 {stats.least_wordings} 种说法，中位 {_number(stats.median_wordings)} 种"),
    ]


def _by_domain(stats: CorpusStats) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    for domain, group in groupby(sorted(stats.wordings, key=lambda one: one.domain), key=lambda one: one.domain):
        yield domain, [(one.matter, one.count) for one in group]


def to_lines(stats: CorpusStats) -> str:
    """The figures as plain text."""
    lines = [f"{name}：{told}" for name, told in summary(stats)]
    lines += ["", "各领域："]
    lines += [f"  {domain}：{documents} 篇，{size:,} 字；{_listed(_genres(stats.by_domain[domain]))}" for domain, (documents, size) in stats.domains.items()]
    lines += ["", "各领域事项的不同说法："]
    for domain, matters in _by_domain(stats):
        counts = [count for _, count in matters]
        lines.append(f"  {domain}（最少 {min(counts)}，中位 {_number(median(counts))}）：{_listed(matters)}")
    return "\n".join(lines)


def to_markdown(stats: CorpusStats) -> str:
    """The figures as the generated part of the README."""
    lines = ["| 项目 | 数字 |", "|---|---|"]
    lines += [f"| {name} | {told} |" for name, told in summary(stats)]
    names = list(GENRE_NAMES)
    lines += ["", "### 各领域篇数", "", f"| 领域 | 篇数 | 字数 | {' | '.join(GENRE_NAMES.values())} |", "|---|" + "---:|" * (len(names) + 2)]
    for domain, (documents, size) in stats.domains.items():
        cells = " | ".join(str(stats.by_domain[domain].get(genre, 0) or "") for genre in names)
        lines.append(f"| {domain} | {documents} | {size:,} | {cells} |")
    lines += ["", "### 各领域事项的不同说法", "", "| 领域 | 最少 | 中位 | 事项与说法数 |", "|---|---:|---:|---|"]
    for domain, matters in _by_domain(stats):
        counts = [count for _, count in matters]
        lines.append(f"| {domain} | {min(counts)} | {_number(median(counts))} | {_listed(matters)} |")
    return "\n".join(lines)


def to_groups(stats: CorpusStats) -> list[tuple[str, list[tuple[str, float]]]]:
    """Titles with their bars."""
    return [
        ("各领域字数", [(domain, float(size)) for domain, (_, size) in stats.domains.items()]),
        ("文种（篇）", [(name, float(count)) for name, count in _genres(stats.genres)]),
        ("编号系列（列）", [(name, float(count)) for name, count in stats.families.items()]),
        ("最深层次（篇）", [(_depth(depth), float(count)) for depth, count in stats.depths.items()]),
        ("每列条数（列）", [(f"{length} 条", float(count)) for length, count in stats.list_lengths.items()]),
        ("结尾（篇）", [(name, float(count)) for name, count in stats.closings.items()]),
        ("排比标题框架（列）", [(name, float(count)) for name, count in list(stats.frames.items())[:_MOST_FRAMES]]),
        ("词汇增长（不同的词）", [(f"{read // 1000} 千字", float(words)) for read, words in stats.growth]),
        ("各领域事项说法的中位数", [(domain, float(median(count for _, count in matters))) for domain, matters in _by_domain(stats)]),
    ]
