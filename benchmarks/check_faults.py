"""``yishi check`` on clean documents and on documents with one known fault each: ``python benchmarks/check_faults.py [-n 200] [-m 17] [--seed 7]``.

Clean documents are drafted (several topics, three genres, levels, lengths; everything the outline could give is given, and what a
template still leaves open is filled in) or come from the corpus. Each fault is put in by a function of its own that knows the
rule it breaks and the line where it stands; what is found in the clean twin already does not count. The functions know how a
fault looks, not how a rule looks for it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.checking.check import check
from generator.checking.finding import Finding
from generator.checking.proof import Proof, Sheet
from generator.checking.series import Series, marker_span
from generator.checking.table import RULES, choose
from generator.document import Genre, OrdinalStyle
from generator.drafting.outline import Outline
from generator.files.documents import list_documents, read_document
from generator.files.lexicon import read_spellings
from generator.files.locations import data_folder
from generator.files.registers import own_register
from generator.files.templates import read_templates
from generator.language.ordinals import ordinal
from generator.learning.frames import find_frame, measure
from generator.workflows.drafts import make_draft

TOPICS = ("安全生产", "防汛", "乡村振兴", "优化营商环境", "基层党建", "义务教育", "老旧小区改造", "生态环境保护", "就业", "数字政府", "森林防火", "养老服务", "招商引资", "垃圾分类")
LEVELS = ("县", "市", "区", "乡镇", "部门")
SPELLINGS = read_spellings(data_folder("seeds") / "lexicon")
_TODO = re.compile("【待补：[^】]*】")


@dataclass(frozen=True)
class Faulty:
    """A text with a fault, and the line (from 1) where it stands; 0 when the fault is what is missing."""

    text: str
    line: int


Fault = Callable[[str, Random], Faulty | None]


def clean_documents(count: int) -> list[str]:
    """Drafts with nothing left open."""
    register, templates = own_register(), read_templates(None)
    rng = Random(20261128)
    texts: list[str] = []
    for k in range(count):
        genre = (Genre.SPEECH, Genre.SPEECH, Genre.MEETING_NEWS, Genre.MINUTES)[k % 4]
        level = rng.choice(LEVELS)
        outline = Outline(
            topic=TOPICS[k % len(TOPICS)], genre=genre, level=level, speaker="负责同志", post="分管", time=f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
            place="三楼会议室", length=rng.choice((800, 1500, 2500)), seed=k,
        )
        texts.append(_TODO.sub("各有关单位负责同志", make_draft(outline, register, templates).text))
    return texts


def corpus_documents() -> list[str]:
    """The corpus without blank lines, so that places in the clean text are places in the text."""
    texts = [read_document(path).text for path in list_documents([data_folder("corpus")])]
    return ["\n".join(line.strip() for line in text.split("\n") if line.strip()) for text in texts]


# -- tools of the faults -----------------------------------------------------------------------------------------------


def _sheet(text: str) -> Sheet:
    return Proof(text).sheets[0]


def _at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _put(text: str, start: int, end: int, new: str) -> Faulty:
    return Faulty(text[:start] + new + text[end:], _at(text, start))


def _lists(text: str, least: int) -> list[Series]:
    """Lists whose members count from one without a fault, in their clean place (the texts are clean: places are the same)."""
    sheet = _sheet(text)
    found = []
    for one in sheet.series:
        numbers = [item.ordinal.number for item in one.items]
        if one.style is not OrdinalStyle.DASH and len(numbers) >= least and numbers == list(range(1, len(numbers) + 1)) and sheet.text == text:
            found.append(one)
    return found


def _renumber(text: str, one: Series, numbers: dict[int, int], line_of: int) -> Faulty:
    """Write other numbers into some members of a list."""
    line = 0
    for k in sorted(numbers, reverse=True):
        item, span = one.items[k], marker_span(one.items[k])
        new = ordinal(item.ordinal.style, numbers[k]).marker
        text = text[: span.start] + new + text[span.end :]
        if k == line_of:
            line = _at(text, span.start)
    return Faulty(text, line)


def _pick(rng: Random, things: list):  # type: ignore[no-untyped-def,type-arg]
    return rng.choice(things) if things else None


def _match(text: str, rng: Random, pattern: str) -> re.Match[str] | None:
    return _pick(rng, list(re.finditer(pattern, text, re.M)))


def _inserted(sentence: str) -> Fault:
    """Puts a sentence of its own after the first sentence of some paragraph."""

    def fault(text: str, rng: Random) -> Faulty | None:
        found = _match(text, rng, r"(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])")
        return _put(text, found.end(), found.end(), sentence) if found else None

    return fault


def _replaced(pattern: str, new: str) -> Fault:
    def fault(text: str, rng: Random) -> Faulty | None:
        found = _match(text, rng, pattern)
        return _put(text, found.start(), found.end(), found.expand(new)) if found else None

    return fault


# -- the faults --------------------------------------------------------------------------------------------------------


def numbering_gap(text: str, rng: Random) -> Faulty | None:
    one = _pick(rng, _lists(text, 2))
    if one is None:
        return None
    k = rng.randrange(1, len(one.items))
    return _renumber(text, one, {j: j + 2 for j in range(k, len(one.items))}, k)


def numbering_repeat(text: str, rng: Random) -> Faulty | None:
    one = _pick(rng, _lists(text, 3))
    if one is None:
        return None
    k = rng.randrange(1, len(one.items))
    return _renumber(text, one, {j: j for j in range(k, len(one.items))}, k)


def numbering_order(text: str, rng: Random) -> Faulty | None:
    one = _pick(rng, _lists(text, 4))
    if one is None:
        return None
    k = rng.randrange(1, len(one.items) - 1)
    return _renumber(text, one, {k: k + 2, k + 1: k + 1}, k + 1)


def mixed_families(text: str, rng: Random) -> Faulty | None:
    other = {OrdinalStyle.IS: OrdinalStyle.YAO, OrdinalStyle.HAN: OrdinalStyle.DIGIT, OrdinalStyle.HAN_PAREN: OrdinalStyle.DIGIT, OrdinalStyle.YAO: OrdinalStyle.IS, OrdinalStyle.DI: OrdinalStyle.IS}
    one = _pick(rng, [one for one in _lists(text, 3) if one.style in other])
    if one is None:
        return None
    k = rng.randrange(1, len(one.items))
    span = marker_span(one.items[k])
    written = one.items[k].ordinal.written
    return _put(text, span.start, span.start + len(written), ordinal(other[one.style], k + 1).marker)


def level_jump(text: str, rng: Random) -> Faulty | None:
    heads = [one for one in _lists(text, 2) if one.style is OrdinalStyle.HAN and not one.run_in]
    one = _pick(rng, heads)
    if one is None:
        return None
    end = text.find("\n", marker_span(one.items[0]).start)
    if end < 0:
        return None
    return Faulty(text[:end] + "\n（1）摸清底数。各单位逐户登记造册。\n（2）建好台账。各单位逐项对账销号。" + text[end:], _at(text, end) + 1)


def announced_count(text: str, rng: Random) -> Faulty | None:
    one = _pick(rng, [one for one in _sheet(text).document.announced if one.span and one.phrase[0] in "二两三四五六七八"])
    if one is None or one.span is None:
        return None
    wrong = rng.choice([c for c in "三四五六七" if c != one.phrase[0] and abs("一二三四五六七八九".find(c) + 1 - one.announced) > 0])
    return _put(text, one.span.start, one.span.start + 1, wrong)


def broken_parallel(text: str, rng: Random) -> Faulty | None:
    rows = []
    for one in _lists(text, 3):
        headings = tuple(item.heading.rstrip("。") for item in one.items)
        frames = find_frame(headings)
        lengths = [len(heading) for heading in headings]
        measured = len({measure(heading) for heading in headings}) == 1 and len(headings[0]) > 4  # 总体要求、保障措施 are no row
        if all(headings) and (measured or (frames and max(lengths) - min(lengths) <= 2 and len(frames[0].pattern.replace("〈〉", "")) >= 2)):
            rows.append(one)
    one = _pick(rng, rows)
    if one is None:
        return None
    item = rng.choice(one.items)
    start = marker_span(item).start + len(item.ordinal.written)
    stop = "。" if item.heading.endswith("。") else ""
    return _put(text, start, start + len(item.heading), "还有一些事情也需要大家在会后认真研究" + stop)


def missing_salutation(text: str, rng: Random) -> Faulty | None:
    document = _sheet(text).document
    if document.genre not in (Genre.SPEECH, Genre.HOST_SCRIPT) or document.salutation_span is None or document.salutation_inline:
        return None
    return Faulty(text[: document.salutation_span.start] + text[document.salutation_span.end + 1 :], 0)


def doubled_salutation(text: str, rng: Random) -> Faulty | None:
    document = _sheet(text).document
    if document.salutation_span is None or document.salutation_inline or document.genre is Genre.MEETING_NEWS:
        return None
    return Faulty(text[: document.salutation_span.end] + "\n" + (document.salutation or "") + text[document.salutation_span.end :], 0)


def missing_closing(text: str, rng: Random) -> Faulty | None:
    document = _sheet(text).document
    if document.genre is not Genre.SPEECH or not document.closing or document.closing[0].inline or not document.sections:
        return None
    span = document.closing[0].span
    return Faulty(text[: span.start].rstrip("\n"), 0) if span else None


LEAVE = "我就讲这么多，谢谢大家！"


def doubled_closing(text: str, rng: Random) -> Faulty | None:
    return Faulty(f"{text}\n{LEAVE}\n{LEAVE}", text.count("\n") + 3) if _sheet(text).document.genre is Genre.SPEECH and "谢谢" not in text else None


def closing_order(text: str, rng: Random) -> Faulty | None:
    heads = [one for one in _lists(text, 2) if one.style is OrdinalStyle.HAN and not one.run_in and one.parent is None]
    if not heads or _sheet(text).document.genre is not Genre.SPEECH:
        return None
    place = marker_span(heads[0].items[-1]).start
    return _put(text, place, place, LEAVE + "\n")


def missing_addressee(text: str, rng: Random) -> Faulty | None:
    document = _sheet(text).document
    lines = [line for line in document.front if line.kind.value == "addressee" and line.span]
    if not lines or not document.title or not document.title.endswith("的通知"):
        return None
    span = lines[0].span
    return Faulty(text[: span.start] + text[span.end + 1 :], 0)  # type: ignore[union-attr]


def missing_stop(text: str, rng: Random) -> Faulty | None:
    return _replaced(r"(?<=。)([^。\n]{8,40})。$", r"\1")(text, rng)


def title_mark(text: str, rng: Random) -> Faulty | None:
    title = _sheet(text).document.title_span
    return _put(text, title.end, title.end, "。") if title else None


def duplicate_paragraph(text: str, rng: Random) -> Faulty | None:
    lines = text.split("\n")
    long = [k for k, line in enumerate(lines) if len(line) > 40 and line.endswith("。") and not re.match("[一二三四五六七八九十（第首其①\\d]", line)]
    k = _pick(rng, long)
    if k is None:
        return None
    lines.insert(k + 1, lines[k])
    return Faulty("\n".join(lines), k + 2)


def duplicate_sentence(text: str, rng: Random) -> Faulty | None:
    found = list(re.finditer(r"(?<=。)[^。；：！？\n“”（）]{14,40}。", text))
    if len(found) < 3:
        return None
    one, other = sorted(rng.sample(found, 2), key=lambda match: match.start())
    return None if _at(text, one.start()) == _at(text, other.start()) else _put(text, other.end(), other.end(), one[0])


def long_sentence(text: str, rng: Random) -> Faulty | None:
    found = _match(text, rng, r"(?<=。)(?:[^。；：！？、\n“”（）一二三四五六]{8,60}。){5,7}")
    if not found:
        return None
    joined = found[0][:-1].replace("。", "，") + "。"
    return _put(text, found.start(), found.end(), joined) if len(joined) > 165 else None


def miswritten(text: str, rng: Random) -> Faulty | None:
    rows = [(wrong, right) for wrong, right in SPELLINGS.right.items() if right in text]
    row = _pick(rng, rows)
    return _put(text, text.index(row[1]), text.index(row[1]) + len(row[1]), row[0]) if row else None


FAULTS: dict[str, Fault | tuple[Fault, ...]] = {
    "numbering-gap": numbering_gap,
    "numbering-repeat": numbering_repeat,
    "numbering-order": numbering_order,
    "level-jump": level_jump,
    "mixed-families": mixed_families,
    "sequence-mix": _inserted("具体要抓三件事：首先，把底数摸清楚。第二，把台账建起来。最后，把问题改到位。"),
    "announced-count": announced_count,
    "broken-parallel": broken_parallel,
    "missing-salutation": missing_salutation,
    "doubled-salutation": doubled_salutation,
    "missing-closing": missing_closing,
    "doubled-closing": doubled_closing,
    "closing-order": closing_order,
    "missing-addressee": missing_addressee,
    "half-width-mark": (_replaced(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ","), _replaced(r"(?<=[\u4e00-\u9fff])。$", "."), _inserted("有关情况(含附表)要按时报送。"), _inserted("要牢记\"安全第一\"的要求。")),
    "fullwidth-character": (_inserted("有关材料于１２月底前报送。"), _inserted("要用好ＡＰＰ等线上渠道。")),
    "unbalanced-mark": (_inserted("要把“十个到位落到具体人头。"), _inserted("有关单位（含驻地单位要一并参加。"), _inserted("要认真对照《工作手册开展自查。"), _inserted("要把十个到位”落到具体人头。")),
    "quote-nesting": (_inserted("要落实“坚持“两手抓”要求”。"), _inserted("要对照《关于落实《管理办法》的通知》开展自查。")),
    "doubled-mark": (_replaced(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", "，，"), _replaced(r"(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])", "。。"), _replaced(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", "，、")),
    "missing-stop": missing_stop,
    "space-in-text": _replaced(r"(?<=，)([\u4e00-\u9fff]{3})([\u4e00-\u9fff]{3})(?=[^\n]*。$)", r"\1 \2"),
    "dash-form": (_inserted("这是一条老规矩--谁主管谁负责。"), _inserted("这是一条老规矩──谁主管谁负责。")),
    "ellipsis-form": (_inserted("登记、走访、回访...都要留痕。"), _inserted("登记、走访、回访……等都要留痕。"), _inserted("登记、走访、回访。。。都要留痕。")),
    "ordinal-mark": (_replaced(r"^([一二三四五])、(?=[\u4e00-\u9fff]{4})", r"\1．"), _replaced(r"^(（[一二三四五]）)(?=[\u4e00-\u9fff])", r"\1、"), _inserted("第一、把底数摸清楚。第二，把台账建起来。")),
    "digit-mark": _replaced(r"^(\d)\.(?=[\u4e00-\u9fff])", r"\1、"),
    "title-mark": title_mark,
    "wrong-bracket": (_inserted("要按照县政发[2026]12号文件要求抓好落实。"), _inserted("要按照县政发（2026）12号文件要求抓好落实。"), _inserted("要按照县政发(2026)12号文件要求抓好落实。")),
    "document-number": (_inserted("要按照县政发〔2026〕第12号文件要求抓好落实。"), _inserted("要按照县政发〔2026〕012号文件要求抓好落实。"), _inserted("要按照县政发〔26〕12号文件要求抓好落实。")),
    "padded-date": (_inserted("有关材料于2026年03月05日前报送。"), _inserted("有关材料于2026年3月05日前报送。"), _inserted("有关材料于2026年03月15日前报送。")),
    "date-form": (_inserted("有关材料于2026.3.5前报送。"), _inserted("有关材料于2026-03-05前报送。"), _inserted("有关材料于2026/3/15前报送。")),
    "number-style": (_inserted("有关材料于2026年三月五日前报送。"), _inserted("有关材料于二〇二六年3月5日前报送。"), _inserted("办结率达到百分之95。"), _inserted("已有三、四个单位报送。"), _inserted("增长5-8%。")),
    "approximate": (_inserted("约300多人参加了活动。"), _inserted("约300人左右参加了活动。"), _inserted("近50余个单位参加了活动。")),
    "duplicate-sentence": duplicate_sentence,
    "duplicate-paragraph": duplicate_paragraph,
    "placeholder-left": (_inserted("有关材料于×月×日前报送。"), _inserted("由XX单位牵头负责。"), _inserted("由【待补：牵头单位】负责。"), _inserted("投入资金____万元。")),
    "long-sentence": long_sentence,
    "miswritten-formula": miswritten,
    "traditional-character": (_replaced("落实", "落實"), _replaced("责任", "責任"), _replaced("工作", "工作後")),
    "inserted-pinyin": (_replaced("召开", "召(zhào)開(kāi)"), _replaced("落实", "落(luò)实")),
    "broken-character": _replaced(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", "，??h"),
}
#: What a fault brings with it and is rightly told too.
ALSO: dict[str, frozenset[str]] = {
    "inserted-pinyin": frozenset({"traditional-character"}),
    "level-jump": frozenset(),
}


def findings(text: str, *, open_: bool) -> list[Finding]:
    rules = choose([], ["placeholder-left"] if open_ else [])

    def place(k: int) -> tuple[int, int]:
        return _at(text, k), k - text.rfind("\n", 0, k)

    return check(Proof(text, SPELLINGS), rules, path="", place=place)


def _key(one: Finding) -> tuple[str, str]:
    return one.rule, one.message


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=200, help="clean drafts")
    parser.add_argument("-m", type=int, default=17, help="faulty documents a rule")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--misses", action="store_true", help="show what was missed and what was told beside it")
    chosen = parser.parse_args()

    drafts, corpus = clean_documents(chosen.n), corpus_documents()
    wrong = [(k, one) for k, text in enumerate(drafts) for one in findings(text, open_=False)]
    print(f"成稿 {len(drafts)} 篇，发现 {len(wrong)} 处")
    for k, one in wrong[:20]:
        print(f"  第 {k} 篇 第 {one.line} 行 [{one.rule}] {one.message}")
    known = [findings(text, open_=True) for text in corpus]
    print(f"语料 {len(corpus)} 篇（不查 placeholder-left），发现 {sum(map(len, known))} 处：{dict(Counter(one.rule for found in known for one in found))}")

    whole = "\n".join(corpus)
    whole = whole[: 1_000_000 // 3]  # one megabyte of UTF-8
    began = time.process_time()
    for sheet in Proof(whole).sheets:
        assert sheet.document
    parsing = time.process_time() - began
    began = time.process_time()
    findings(whole, open_=True)
    print(f"1 MB 文本：检查 {time.process_time() - began:.1f} 秒，其中清理和解析本身 {parsing:.1f} 秒")

    rng = Random(chosen.seed)
    sources = [(text, False) for text in drafts] + [(text, True) for text in corpus]
    rows, documents = [], 0
    for rule in RULES:
        if not rule.default:
            continue
        faults = FAULTS[rule.id]
        faults = faults if isinstance(faults, tuple) else (faults,)
        hit = missed = false = tries = 0
        while hit + missed < chosen.m and tries < 4000:
            tries += 1
            text, open_ = rng.choice(sources)
            if open_ and rule.id == "placeholder-left":
                continue
            made = faults[tries % len(faults)](text, rng)
            if made is None or made.text == text:
                continue
            before = Counter(map(_key, findings(text, open_=open_)))
            found = findings(made.text, open_=open_)
            right = [one for one in found if one.rule == rule.id and (not made.line or one.line == made.line)]
            others = Counter(_key(one) for one in found if one.rule != rule.id and one.rule not in ALSO.get(rule.id, ())) - before
            hit, missed = (hit + 1, missed) if right else (hit, missed + 1)
            false += others.total()
            if chosen.misses and (others or not right):
                print(f"  {rule.id}: {'没找到' if not right else '另报'} {dict(others)} ｜ 第 {made.line} 行 {made.text.split(chr(10))[max(made.line - 1, 0)][:60]} ｜ {[str(one) for one in found if one.rule == rule.id][:3]}")
        documents += hit + missed
        rows.append((rule.id, hit, missed, false))
    hit, missed, false = (sum(row[k] for row in rows) for k in (1, 2, 3))
    print(f"带一处已知差错的 {documents} 篇：召回 {hit / (hit + missed):.3f}，准确 {hit / (hit + false):.3f}")
    print("| 规则 | 篇数 | 召回 | 准确 |\n|---|---|---|---|")
    for name, one, two, three in rows:
        total = one + two
        print(f"| {name} | {total} | {one / total if total else 0:.3f} | {one / (one + three) if one + three else 0:.3f} |")


if __name__ == "__main__":
    main()
