"""What a clause is, and what a sentence made of clauses does."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a clause is."""

    SUBJECT_DEMAND = "subject_demand"  # 各级各部门要提高站位
    DEMAND = "demand"  # 要压实责任
    MEASURE = "measure"  # 完善制度
    BASIS = "basis"  # 把…作为…, 按照…, 围绕…
    CONDITION = "condition"  # 对履职不力的
    AIM = "aim"  # 确保…
    JUDGEMENT = "judgement"  # …是…, …事关…
    SHORTCOMING = "shortcoming"  # …还不够…
    RESULT = "result"  # …取得…成效
    ACTOR = "actor"  # 县应急管理局牵头
    STATEMENT = "statement"  # 监测预警更加精准: a clause with a subject of its own; told by learning, not by surface
    OTHER = "other"


class Role(StrEnum):
    """What a sentence does in its document."""

    SIGNIFICANCE = "significance"
    SITUATION = "situation"
    PROGRESS = "progress"
    SHORTCOMING = "shortcoming"
    DEMAND = "demand"
    ACCOUNTABILITY = "accountability"
    CALL = "call"
    OTHER = "other"
