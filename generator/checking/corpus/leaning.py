"""Clauses stand alone: few lean on a pronoun or look back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus.entry import Corpus, Finding

RULE = "leaning"
MOST_SHARE = 0.03
_LEANING = re.compile("这|那(?!么)|(?<![尤与极及])其(?![他它余中实])|它|(?<!由)此(?!起彼)|上述|前者|后者|前面(?:讲|说|提)|(?<![应活])该(?=[县市区镇乡村局校项类院厂站公集单])")


def check(corpus: Corpus) -> Iterator[Finding]:
    """More than three clauses in a hundred with a pronoun or a back reference."""
    for entry in corpus.entries:
        if not entry.recombined:
            continue
        clauses = list(entry.clauses())
        leaning = [(at, clause) for at, clause in clauses if _LEANING.search(clause)]
        if len(leaning) > MOST_SHARE * len(clauses):
            told = "｜".join(clause for _, clause in leaning[:6])
            yield entry.find(RULE, leaning[0][0], f"{len(clauses)} 个分句中 {len(leaning)} 个有代词或回指，超过 {MOST_SHARE:.0%}：{told}")
