"""Parsing and cleaning take any string."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document import Span
from generator.parsing.clean import clean
from generator.parsing.parser import parse
from generator.parsing.pieces import split_pieces

from .test_round_trip import check_spans

#: Pieces of real trouble: markers, marks, chrome, broken pairs.
PIECES = (
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2、", "①", "②", "一是", "二是", "二是", "四是", "一要", "第一，", "第二，", "第一方面", "首先，", "其次，", "最后，",
    "——", "甲、", "1.1 ", "1.2 ", "其一，", "同志们：", "同志们，", "各位代表：", "会议强调，", "×××指出，", "讲三点意见。", "三个不放松", "。", "，", "；", "：", "！", "“", "”", "（", "）",
    "\n", "\n\n", "　　", " ", "\r\n", "压实责任", "完善制度", "确保安全", "首页 > 新闻", "来源：本站", "时间:2022-01-10", "打印", "责任编辑：某", "版权所有", "篇1", "篇2",
    "会议记录篇1", "下面是某网小编给大家带来的讲话，希望大家喜欢。", "開(kāi)會", ",,", "\ufeff", "\x00", "附件：", "2026年3月5日", "××县人民政府", "谢谢大家", "本作品来自", "𠀀", "\u2028",
)
messy = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)
LOOSE = settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LOOSE
@given(messy)
def test_parse_takes_any_string_and_its_spans_hold(text: str) -> None:
    check_spans(parse(text), text)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messy)
def test_cleaning_twice_equals_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messy)
def test_every_clean_place_has_a_raw_place(text: str) -> None:
    cleaned = clean(text)
    last = 0
    for place in range(len(cleaned.text)):
        raw = cleaned.source_map.raw(Span(place, place + 1))
        assert last <= raw.start < raw.end <= len(text)
        last = raw.start
    split_pieces(cleaned)
