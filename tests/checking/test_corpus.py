"""The rules of a corpus: the shipped one keeps them all, and each of them notices what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking.corpus.entry import Lexicon
from generator.checking.corpus.table import RULES, check_corpus
from generator.checking.corpus_stats import CorpusStats
from generator.errors import InputError
from generator.files.corpus_folder import read_corpus
from generator.files.lexicon import read_lexicon
from generator.workflows.corpora import CorpusFigures, check_corpus_folder, corpus_figures
from tests.conftest import ROOT, Run

FRONT = """---
title: 在全县仓库安全工作会议上的讲话
genre: speech
domain: 安全生产
level: 县
occasion: 工作会议
audience: 县直有关部门、各乡镇
date_form: ×月×日
recombine: true
---

"""
BODY = """在全县仓库安全工作会议上的讲话

同志们：

县委、县政府决定召开会议，总结仓库安全工作，部署下一阶段任务。下面，我讲三点意见。

一、压实责任链条

各乡镇要摸清仓库底数，建立仓库台账，明确包联干部。县应急管理局要牵头制定检查标准，统一检查表格，培训检查人员。企业负责人要每月带队检查，现场解决堵塞通道问题，及时更换过期器材。行业主管部门要对照职责分工，细化监管事项，防止监管空白。村居干部要逐户登记闲置厂房，核对承租人信息，上报改变用途情况。

二、整治突出问题

要拆除违规搭建的隔层，清理占道堆放的货物，恢复疏散宽度。要检测老旧线路，更换破损插座，规范充电区域。消防救援大队要测试喷淋系统，检查水泵压力，督促单位修复故障设备。供电公司要排查超负荷用电，提示企业增加容量，切断私接线路。对拒不整改的，依法责令停业，纳入信用记录，公开曝光典型案例。市场监管部门要抽检灭火器材，查处假冒产品，追溯销售渠道。

三、强化能力建设

要组织员工开展疏散演练，检验报警程序，完善应急方案。要配足夜间值守人员，落实交接班记录，保持通信畅通。乡镇要整合专职队伍，补充水带和照明设备，提高先期处置水平。宣传部门要制作短视频，讲解用火用电常识，引导群众举报隐患。财政部门要安排专项经费，支持小型仓库改造，提高资金使用效益。督查室要跟踪任务进度，通报滞后单位，推动问题按期销号。

要把仓库安全摆上重要日程，抓紧补齐设施短板，确保全年不发生较大火灾。各单位要在会后一周内传达会议精神，制定落实方案，报送责任人名单。全县上下要保持警醒状态，守好每一座仓库，护航企业平稳经营。
"""
NAME = "a.txt"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon(ROOT / "seeds" / "lexicon")


@pytest.fixture(scope="session")
def figures() -> CorpusFigures:
    return corpus_figures(ROOT / "corpus")


@pytest.fixture(scope="session")
def stats(figures: CorpusFigures) -> CorpusStats:
    return figures.stats


def write(folder: Path, *texts: str) -> None:
    for k, text in enumerate(texts):
        (folder / f"{chr(97 + k)}.txt").write_text(text, "utf-8")


def found(folder: Path, lexicon: Lexicon) -> list[tuple[str, str, int]]:
    return [(one.rule, Path(one.path).name, one.line) for one in check_corpus(read_corpus(folder, lexicon))]


def test_the_shipped_corpus_keeps_every_rule() -> None:
    checked = check_corpus_folder(ROOT / "corpus")
    assert [str(finding) for finding in checked.findings] == []
    assert checked.documents >= 300


def test_a_good_document_keeps_every_rule(tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY)
    assert found(tmp_path, lexicon) == []


def swap(old: str, new: str) -> Callable[[str], str]:
    def swapped(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return swapped


BAD: list[tuple[str, int, Callable[[str], str]]] = [
    ("front_matter", 1, swap("level: 县\n", "")),
    ("front_matter", 1, swap("genre: speech", "genre: poem")),
    ("front_matter", 1, swap("level: 县\n", "level: 国\n")),
    ("front_matter", 1, swap("recombine: true", "recombine: maybe")),
    ("front_matter", 1, swap("title: 在全县仓库", "title: 在全县厂房")),
    ("genre", 12, swap("genre: speech", "genre: minutes")),
    ("numbering", 26, swap("三、强化", "四、强化")),
    ("count", 16, swap("讲三点意见", "讲四点意见")),
    ("marks", 28, swap("演练，检验", "演练,检验")),
    ("marks", 28, swap("应急方案。", "应急方案(修订)。")),
    ("marks", 24, swap("信用记录", "“信用记录")),
    ("length", 12, lambda text: text[: text.index("二、整治")].replace("讲三点意见", "讲意见")),
    ("figure", 28, swap("配足夜间", "配足35名夜间")),
    ("figure", 28, swap("配足夜间", "配足三百二十六名夜间")),
    ("figure", 28, swap("提高资金使用效益", "资金执行率达到百分之九十五")),
    ("place", 20, swap("县应急管理局", "石家庄市应急管理局")),
    ("place", 20, swap("县应急管理局", "长江沿线应急管理局")),
    ("name", 20, swap("县应急管理局要", "县应急管理局局长赵立岩要求，")),
    ("name", 28, swap("宣传部门要", "王德彪同志要")),
    ("chains", 12, lambda text: text.replace("，", "。")),
    ("leaning", 20, lambda text: text.replace("建立仓库台账", "建立这些台账").replace("统一检查表格", "统一其表格").replace("培训检查人员", "培训这支队伍")),
]


@pytest.mark.parametrize(("rule", "line", "spoil"), BAD, ids=[f"{rule}-{k}" for k, (rule, _, _) in enumerate(BAD)])
def test_each_rule_notices_its_fault_and_its_place(rule: str, line: int, spoil: Callable[[str], str], tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, spoil(FRONT + BODY))
    assert (rule, NAME, line) in found(tmp_path, lexicon)


OTHER = "要运用卫星遥感排查山火风险，加密林区瞭望频次，畅通火情报告渠道。"


def other(text: str) -> str:
    """A document of the same form that shares no sentence with the good one."""
    body = "\n\n".join(
        "".join(f"第{a}{b}号林区要修好{a}{b}处便道，清除{b}{a}片枯枝，看住{a}道{b}口。" for b in "甲乙丙丁戊") + extra
        for a, extra in zip("子丑寅卯", (text, "", "", ""), strict=True)
    )
    return f"{FRONT}在全县仓库安全工作会议上的讲话\n\n同志们：\n\n{body}\n"


def test_shared_runs_are_found_and_formulas_excused(tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY, other("要拆除违规搭建的隔层，清理占道堆放的货物。"))
    assert ("shared", "b.txt", 16) in found(tmp_path, lexicon)
    formula = "坚持党政同责、一岗双责、齐抓共管、失职追责，"
    write(tmp_path, FRONT + BODY.replace("要检测老旧线路，", f"要检测老旧线路，{formula}"), other(f"要修路，{formula}要守山。"))
    assert "shared" not in {rule for rule, _, _ in found(tmp_path, lexicon)}


def test_near_duplicates_are_found(tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY, FRONT + BODY.replace("仓库", "库房").replace("企业", "公司"))
    assert ("duplicate", "b.txt", 12) in found(tmp_path, lexicon)


def test_a_clause_in_three_documents_is_found(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = [FRONT + BODY.replace("保持通信畅通", f"{clause}，看好{clause[-4:]}") for clause in ("三级联动摸清山洪沟底数",)]
    write(tmp_path, texts[0], other("三级联动摸清山洪沟底数。"), other("三级联动摸清山洪沟底数。"))
    assert "repeated" in {rule for rule, _, _ in found(tmp_path, lexicon)}
    write(tmp_path, FRONT + BODY, other("要一级抓一级、层层抓落实。"), other("要一级抓一级、层层抓落实。"))
    told = [str(one) for one in check_corpus(read_corpus(tmp_path, lexicon)) if one.rule == "repeated"]
    assert not any("层层抓落实" in one for one in told)


def test_what_is_allowed_is_excused_only_there(tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY.replace("，护航企业平稳经营", "，守护群众幸福安康"))
    assert found(tmp_path, lexicon) == []
    write(tmp_path, FRONT + BODY.replace("，护航企业平稳经营", "，学习安康经验"))
    assert [rule for rule, _, _ in found(tmp_path, lexicon)] == ["place"]


WANTING = "要检测老旧线路，更换破损插座，规范充电区域"
GOOD = "要组织员工开展疏散演练，检验报警程序，完善应急方案"


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (f"{GOOD}\t要让员工练熟疏散，把报警程序走一遍，应急方案改得更细", []),
        (f"{GOOD}\t{GOOD}", ["rewording"]),
        (f"{GOOD}\t要让员工练熟疏散，走一遍报警程序，把应急方案改细\t{GOOD.split('，')[0]}，走一遍报警程序，把应急方案改细", ["rewording"]),
        (f"{GOOD}\t要组织员工开展疏散演练，把报警程序走一遍，应急方案改得更细", []),
        ("要看护林区便道，清除枯枝\t要守住林区小路，枯枝一律运走", ["rewording"]),
        (f"{GOOD}\t要让35名员工练熟疏散，把报警程序走一遍，应急方案改得更细", ["figure"]),
        (f"{GOOD}\t要让石家庄市员工练熟疏散，把报警程序走一遍，应急方案改得更细", ["place"]),
    ],
)
def test_rewordings_say_a_sentence_of_the_corpus_in_other_words(row: str, rules: list[str], tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY)
    (tmp_path / "rewordings.tsv").write_text(f"# 改写\n\n{row}\n", "utf-8")
    told = found(tmp_path, lexicon)
    assert [(rule, line) for rule, _, line in told] == [(rule, 3) for rule in rules]


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (f"{WANTING}\t{GOOD}", []),
        (f"{WANTING}\t{GOOD}\t要看护林区便道，清除枯枝", ["answer"]),
        (f"要看护林区便道，清除枯枝\t{GOOD}", ["answer"]),
        (f"{GOOD}\t{WANTING}", ["answer"]),  # what answers comes after
    ],
)
def test_what_answers_a_shortcoming_stands_after_it_in_its_document(row: str, rules: list[str], tmp_path: Path, lexicon: Lexicon) -> None:
    write(tmp_path, FRONT + BODY)
    (tmp_path / "answers.tsv").write_text(f"# 对应\n\n{row}\n", "utf-8")
    assert [(rule, line) for rule, _, line in found(tmp_path, lexicon)] == [(rule, 3) for rule in rules]


def test_every_rule_of_the_table_is_tried_here() -> None:
    tried = {rule for rule, _, _ in BAD} | {"shared", "duplicate", "repeated", "rewording", "answer"}
    assert tried == {name for name, _ in RULES}


def test_exit_codes(run: Run, tmp_path: Path) -> None:
    write(tmp_path, FRONT + BODY)
    clean = run("corpus", "check", tmp_path)
    assert (clean.code, clean.out) == (0, "")
    write(tmp_path, (FRONT + BODY).replace("三点意见", "四点意见"))
    ran = run("corpus", "check", tmp_path)
    assert ran.code == 1
    assert f"{NAME}:16: [count] 说“四点意见”，实有 3 项" in ran.out
    assert run("corpus", "check", tmp_path / "没有").code == 2
    assert run("corpus", "stats", tmp_path / "没有").code == 2
    assert run("corpus", "nothing").code == 2


def test_a_damaged_lexicon_is_told(tmp_path: Path) -> None:
    for name in ("formulas", "gazetteer", "allowed"):
        (tmp_path / f"{name}.yaml").write_text("- 一\n", "utf-8")
    with pytest.raises(InputError, match="词库读不懂"):
        read_lexicon(tmp_path)


def test_every_allowance_gives_its_reason() -> None:
    import yaml

    allowed = yaml.safe_load((ROOT / "seeds" / "lexicon" / "allowed.yaml").read_text("utf-8"))
    assert set(allowed) <= {name for name, _ in RULES}
    assert all(one["text"] and one["reason"] for entries in allowed.values() for one in entries)


def test_the_corpus_is_as_rich_as_promised(stats: CorpusStats) -> None:
    assert stats.documents >= 300
    assert stats.characters >= 700_000
    assert len(stats.domains) >= 28
    assert stats.genres["speech"] * 2 >= stats.documents
    assert stats.genres["meeting_news"] * 5 >= stats.documents
    assert stats.clauses >= 35_000
    assert len(stats.frames) >= 40


def test_no_skeleton_dominates(stats: CorpusStats) -> None:
    assert stats.skeletons.distinct >= 60
    assert stats.skeletons.share <= 0.05
    # Documents without any list (most of them news) have no sequence of families: they count by the sequence of their paragraphs.
    assert stats.skeletons.shape_share <= 0.05
    assert stats.skeletons.listless_share <= 0.3


def test_every_matter_is_said_in_many_ways(stats: CorpusStats) -> None:
    assert stats.least_wordings >= 8
    assert stats.median_wordings >= 12


def test_the_vocabulary_grows_to_the_end(stats: CorpusStats) -> None:
    words = [count for _, count in stats.growth]
    assert len(words) == 10
    assert words == sorted(words)
    assert words[-1] > words[-2]


def test_figures_are_drawn_and_written(run: Run, tmp_path: Path) -> None:
    write(tmp_path, FRONT + BODY)
    (tmp_path / "matters.yaml").write_text("domain: 安全生产\nmatters:\n  - name: 责任\n    terms: [责任, 台账]\n", "utf-8")
    readme = tmp_path / "README.md"
    assert run("corpus", "stats", tmp_path, "--write").code == 2
    readme.write_text("手写\n", "utf-8")
    assert run("corpus", "stats", tmp_path, "--write").code == 2
    shipped = (ROOT / "corpus" / "README.md").read_text("utf-8")
    begin = shipped[shipped.index("<!--") : shipped.index("-->") + 3]
    readme.write_text(f"手写\n{begin}\n旧表\n<!-- 统计结束 -->\n结尾\n", "utf-8")
    ran = run("corpus", "stats", tmp_path, "--write", "--plot", tmp_path / "图.svg")
    assert ran.code == 0
    assert "1 篇" in ran.out
    assert "责任 2" in ran.out
    written = readme.read_text("utf-8")
    assert written.startswith("手写\n")
    assert written.endswith("结尾\n")
    assert "旧表" not in written
    assert "| 安全生产 | 1 |" in written
    assert (tmp_path / "图.svg").read_text("utf-8").startswith("<svg")
    assert "没有变化" in run("corpus", "stats", tmp_path, "--write").err


def test_the_readme_tells_the_right_number_of_documents(stats: CorpusStats) -> None:
    assert f"| 篇数 | {stats.documents} 篇" in (ROOT / "corpus" / "README.md").read_text("utf-8")
