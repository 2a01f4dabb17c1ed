"""Whether drafts can be told from real documents: a classifier of two samples. The only door to scikit-learn (the ``eval`` extra).

Both samples are cut into stretches of about the same length, so that length does not tell them apart, and no document stands on both
sides of a fold. An area of 0.5 is chance, of 1.0 every draft known for one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, pstdev

from generator.errors import RequestError
from generator.evaluating.measure import Candidate
from generator.language.clauses import kind_of, split_clauses
from generator.language.kinds import Kind
from generator.language.words import cut
from generator.learning.phrases import Phrases

STRETCH = 500
LEAST = 5  # documents of each sample, one a fold
_FOLDS = 5
_SHOWN = 5
_RARE = 255  # the weight of a word that the register has not seen


@dataclass(frozen=True, slots=True)
class Telling:
    """How well drafts are told from real text: the area under the curve out of fold, and the features that tell most (+: higher in drafts).

    ``control`` is the area for the real documents, split in two by chance: what small samples and different authors alone may give.
    """

    area: float
    drafts: int
    real: int
    features: tuple[tuple[str, float], ...]
    control: float | None = None


def rarities(phrases: Phrases) -> Mapping[str, int]:
    """How rare a register holds each word to be."""
    return dict(zip(phrases.words, phrases.word_weights, strict=True))


def stretches(draft: Candidate) -> Iterator[tuple[str, ...]]:
    """The sentences of a document in runs of about :data:`STRETCH` characters; what is left at the end is dropped."""
    run: list[str] = []
    for sentence in draft.sentences:
        run.append(sentence)
        if sum(map(len, run)) >= STRETCH:
            yield tuple(run)
            run = []


def features(sentences: Sequence[str], rarity: Mapping[str, int]) -> dict[str, float]:
    """What a stretch looks like, by name.

    >>> found = features(["要压实责任，完善制度。", "要抓好落实。"], {"责任": 10})
    >>> found["分句长"], round(found["句长"], 1)
    (4.666666666666667, 8.5)
    """
    clauses = [clause for sentence in sentences for clause in split_clauses(sentence)] or [""]
    words = [word for clause in clauses for word in cut(clause)] or [""]
    weights = [rarity.get(word, _RARE) for word in words if len(word) > 1] or [0]
    kinds = Counter(map(kind_of, clauses))
    lengths = [len(clause) for clause in clauses]
    size = sum(map(len, sentences)) or 1
    per = Counter("".join(sentences))
    return {
        "分句长": fmean(lengths),
        "分句长的起伏": pstdev(lengths),
        "句长": fmean(map(len, sentences)),
        "句长的起伏": pstdev(map(len, sentences)),
        "每句分句": len(clauses) / len(sentences),
        "用词生僻": fmean(weights),
        "用词生僻的起伏": pstdev(weights),
        "词长": fmean(map(len, words)),
        "不同的词": len(set(words)) / len(words),
        "最常用词占比": math.log(max(Counter(words).values())) / math.log(len(words) + 1),
        **{f"标点{mark}": per[mark] / size for mark in "，。、；：“"},
        **{f"分句类型{kind.value}": kinds[kind] / len(clauses) for kind in Kind},
    }


@dataclass(frozen=True, slots=True)
class _Sample:
    """The stretches of some documents as rows of features, each with its label and the number of its document."""

    rows: list[list[float]]
    labels: list[int]
    groups: list[int]


def tell_apart(drafts: Sequence[Candidate], real: Sequence[Candidate], rarity: Mapping[str, int]) -> Telling:
    """Train on four fifths of the documents, judge the last fifth, five times over.

    Raises :class:`~generator.errors.RequestError` when scikit-learn is missing or a sample is too small.
    """
    made, found = ([rows for one in documents if (rows := [features(run, rarity) for run in stretches(one)])] for documents in (drafts, real))
    if min(len(made), len(found)) < LEAST:
        raise RequestError(f"太少：{STRETCH} 字以上的成稿 {len(made)} 篇、真实文件 {len(found)} 篇", advice=f"两边各要 {LEAST} 篇以上")
    sample = _sample(made, found)
    area, weights = _judge(sample)
    most = sorted(zip(made[0][0], weights, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))[:_SHOWN]
    mixed = Random(0).sample(found, len(found))
    half = len(mixed) // 2
    control = _judge(_sample(mixed[:half], mixed[half:]))[0] if half >= LEAST else None
    return Telling(area, sample.labels.count(1), sample.labels.count(0), tuple(most), control)


def _sample(ones: Sequence[list[dict[str, float]]], zeros: Sequence[list[dict[str, float]]]) -> _Sample:
    out = _Sample([], [], [])
    for group, (label, rows) in enumerate([(1, rows) for rows in ones] + [(0, rows) for rows in zeros]):
        for row in rows:
            out.rows.append(list(row.values()))
            out.labels.append(label)
            out.groups.append(group)
    return out


def _judge(sample: _Sample) -> tuple[float, list[float]]:
    """The area under the curve out of fold, and the weight of each feature when all is learned from."""
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import roc_auc_score
        from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler
    except ImportError as error:
        raise RequestError("--against 要用 scikit-learn", advice="安装：pip install 'yishi[eval]'") from error

    model = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=1000))
    folds = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=0)
    judged = cross_val_predict(model, sample.rows, sample.labels, groups=sample.groups, cv=folds, method="decision_function")
    model.fit(sample.rows, sample.labels)
    return float(roc_auc_score(sample.labels, judged)), [float(weight) for weight in model[-1].coef_[0]]
