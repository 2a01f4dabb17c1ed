"""The table of rules for single documents: what each is called, how grave it is, why it holds, who says so.

docs/checks.md is written from this table. A rule that is off by default is asked for with ``--select``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.checking.finding import Severity
from generator.checking.proof import Hit, Proof
from generator.checking.rules import announced, characters, families, forms, layout, levels, marks, numbering, parallels, repeats
from generator.checking.rules.patterns import patterned
from generator.errors import RequestError

_9704, _15834, _15835 = "GB/T 9704—2012", "GB/T 15834—2011", "GB/T 15835—2011"
_HOUSE = "公文写作惯例"
_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``mends`` when ``--fix`` repairs what it finds, ``default`` when it is on without being asked for."""

    id: str
    severity: Severity
    why: str  # one sentence for the user
    source: str  # standard and clause, or where the habit comes from
    check: Callable[[Proof], Iterator[Hit]]
    mends: bool = False
    default: bool = True


RULES: tuple[Rule, ...] = (
    # 编号
    Rule("numbering-gap", _E, "编号跳过了一个数（一、之后是三、）", f"{_9704} 7.3.3", numbering.gap),
    Rule("numbering-repeat", _E, "同一列表里编号重复（两个二、）", f"{_9704} 7.3.3", numbering.repeat),
    Rule("numbering-order", _E, "编号次序颠倒（三、在二、之前）", f"{_9704} 7.3.3", numbering.order),
    Rule("level-jump", _W, "层次越级或颠倒：依次用一、（一）1.（1）", f"{_9704} 7.3.3", levels.jump),
    Rule("level-jump-digit", _H, "一、之下直接用 1.；各地掌握不一，默认不查", f"{_9704} 7.3.3", levels.digit, default=False),
    Rule("mixed-families", _E, "同一列表混用两种编号（一是……二要……；一、……2.……）", _HOUSE, families.mixed),
    Rule("sequence-mix", _E, "“首先、其次”与“第一、第二”混用", _HOUSE, families.sequence),
    Rule("announced-count", _E, "说的条数与实有条数不符（讲三点意见，只有两点）", _HOUSE, announced.check),
    Rule("broken-parallel", _W, "并列标题中有一条句式、字数与其余不一", _HOUSE, parallels.check),
    # 称呼、结尾、主送
    Rule("missing-salutation", _E, "讲话、主持词没有称呼", _HOUSE, forms.missing_salutation),
    Rule("doubled-salutation", _E, "称呼接连写了两次", _HOUSE, forms.doubled_salutation),
    Rule("missing-closing", _W, "讲话、主持词没有结尾", _HOUSE, forms.missing_closing),
    Rule("doubled-closing", _E, "结束语写了两次", _HOUSE, forms.doubled_closing),
    Rule("closing-order", _E, "结束语之后还有层次", _HOUSE, forms.closing_order),
    Rule("missing-addressee", _W, "通知、请示、批复、函没有主送机关", f"{_9704} 7.3.2", forms.missing_addressee),
    # 标点
    Rule("half-width-mark", _E, "中文里用了半角标点", f"{_15834} 5.1", marks.half, mends=True),
    Rule("fullwidth-character", _W, "数字、字母用了全角", _15835, patterned("fullwidth-character"), mends=True),
    Rule("unbalanced-mark", _E, "括号、引号、书名号不成对", f"{_15834} 4.8、4.9、4.15", marks.unbalanced),
    Rule("quote-nesting", _E, "引号、书名号嵌套不对：双引号里用单引号，书名号里用单书名号", f"{_15834} 4.8、4.15", marks.nesting, mends=True),
    Rule("doubled-mark", _E, "标点重叠（，，。。，、）", _15834, patterned("doubled-mark"), mends=True),
    Rule("missing-stop", _W, "段末没有句号", f"{_15834} 4.1", layout.missing_stop),
    Rule("space-in-text", _W, "句中有空格", _HOUSE, layout.blank, mends=True),
    Rule("dash-form", _E, "破折号写法不对（--、─）", f"{_15834} 4.10", patterned("dash-form"), mends=True),
    Rule("ellipsis-form", _E, "省略号写法不对（...、。。。），或与“等”并用", f"{_15834} 4.11", patterned("ellipsis-form"), mends=True),
    Rule("redundant-pause", _H, "成串的引号、书名号之间用了顿号；各地掌握不一，默认不查", f"{_15834} 4.5", patterned("redundant-pause"), mends=True, default=False),
    Rule("ordinal-mark", _E, "编号后的标点不对：一、第一，（一）1.", f"{_15834} 4.4、4.5", patterned("ordinal-mark"), mends=True),
    Rule("digit-mark", _H, "阿拉伯数字编号后用了顿号，应用下脚点", f"{_15834} 4.5", patterned("digit-mark"), mends=True),
    Rule("title-mark", _E, "标题末尾有标点", _HOUSE, layout.title_mark, mends=True),
    # 数字、日期、字号
    Rule("wrong-bracket", _E, "发文字号的年份没有用六角括号〔〕", f"{_9704} 7.2.5", patterned("wrong-bracket"), mends=True),
    Rule("document-number", _E, "发文字号写法不对：年份用全称，序号不加“第”、不编虚位", f"{_9704} 7.2.5", patterned("document-number"), mends=True),
    Rule("padded-date", _E, "日期的月、日编了虚位（03月05日）", f"{_9704} 7.3.5.4", patterned("padded-date"), mends=True),
    Rule("date-form", _W, "日期没有写“年、月、日”（2026.3.5）", f"{_9704} 7.3.5.4", patterned("date-form"), mends=True),
    Rule("number-style", _W, "数字写法不对：混用汉字和阿拉伯数字，概数加顿号，漏百分号", f"{_15835} 4、5", patterned("number-style"), mends=True),
    Rule("approximate", _H, "概数说了两遍（约……左右，近……多）", _15835, patterned("approximate")),
    # 文字
    Rule("duplicate-sentence", _W, "一句话出现了两次", _HOUSE, repeats.sentence),
    Rule("duplicate-paragraph", _E, "一段话出现了两次", _HOUSE, repeats.paragraph),
    Rule("placeholder-left", _E, "留有没填的地方（×、XX、【待补：……】、____）", _HOUSE, patterned("placeholder-left")),
    Rule("long-sentence", _H, f"一句话超过 {layout.LONGEST_SENTENCE} 字，念不下来", _HOUSE, layout.long_sentence),
    Rule("miswritten-formula", _E, "固定词语写错（部暑、贯切、坐谈会）", "《第一批异形词整理表》、通行写法", characters.miswritten, mends=True),
    Rule("traditional-character", _E, "留有繁体字", "《通用规范汉字表》", characters.traditional_left, mends=True),
    Rule("inserted-pinyin", _W, "网页夹注的拼音没有删", _HOUSE, characters.pinyin),
    Rule("broken-character", _E, "有乱码", _HOUSE, characters.broken),
)
BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in RULES})


def _known(names: Iterable[str]) -> set[str]:
    wanted = {name.strip() for name in names if name.strip()}
    strange = sorted(wanted - {*BY_ID, "all"})
    if strange:
        near = [rule.id for rule in RULES if any(rule.id.split("-")[0] == name.split("-")[0] for name in strange)]
        advice = f"是否想用 {'、'.join(near[:3])}；" if near else ""
        raise RequestError(f"没有规则 {strange[0]!r}", advice=f"{advice}yishi check --list 列出全部规则")
    return set(BY_ID) if "all" in wanted else wanted


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules to ask: those selected (those on by default, when none is), without those ignored; ``all`` means every rule.

    >>> [rule.id for rule in choose(["padded-date", "numbering-gap"], ["padded-date"])]
    ['numbering-gap']
    """
    wanted = _known(select) or {rule.id for rule in RULES if rule.default}
    unwanted = _known(ignore)
    return tuple(rule for rule in RULES if rule.id in wanted and rule.id not in unwanted)
