"""Word vectors learned from the documents themselves: PPMI inside sentences, reduced by a randomized SVD.

Clause vectors are sums of word vectors weighted by rarity, normalised. Everything is computed in float64 with a fixed start, rounded
to whole numbers of 1/127 before it is used, so that the same documents give the same register.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 32
_PAIRED_WORDS = 14  # words of one sentence that are paired with each other; longer sentences are lists
_POWER_STEPS = 1


def _pairs(rows: Sequence[Sequence[int]], size: int) -> NDArray[np.int64]:
    """One number for each pair of words that stand in a sentence together, the smaller word first."""
    import numpy as np

    corners = [np.triu_indices(n, 1) for n in range(_PAIRED_WORDS + 1)]
    found = []
    for row in rows:
        if len(row) > 1:
            words = np.array(row[:_PAIRED_WORDS], dtype=np.int64)
            first, second = corners[len(words)]
            a, b = words[first], words[second]
            found.append(np.minimum(a, b) * size + np.maximum(a, b))
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def word_vectors(rows: Sequence[Sequence[int]], size: int) -> NDArray[np.float64]:
    """Vectors of ``size`` words from the rows (word ids of one sentence each); shape (size, DIMENSIONS)."""
    import numpy as np

    pairs = _pairs(rows, size)
    if not len(pairs):
        return np.zeros((size, DIMENSIONS))
    keys, times = np.unique(pairs, return_counts=True)
    left, right = np.concatenate((keys // size, keys % size)), np.concatenate((keys % size, keys // size))
    order = np.argsort(left, kind="stable")
    left, right, times = left[order], right[order], np.concatenate((times, times))[order]
    totals = np.bincount(left, weights=times, minlength=size)
    # Context counts are smoothed (power 0.75, Levy and others 2015), which keeps rare words from looking alike by chance.
    smooth = totals**0.75
    smooth *= totals.sum() / smooth.sum()
    ppmi = np.maximum(0.0, np.log(times * totals.sum() / (totals[left] * smooth[right])))

    def times_matrix(dense: NDArray[np.float64]) -> NDArray[np.float64]:
        out = np.zeros((size, dense.shape[1]))
        chunk = 200_000
        for begin in range(0, len(left), chunk):
            end = min(len(left), begin + chunk)
            part = dense[right[begin:end]] * ppmi[begin:end, None]
            starts = np.flatnonzero(np.diff(left[begin:end], prepend=-1))
            out[left[begin:end][starts]] += np.add.reduceat(part, starts, axis=0)
        return out

    state = np.random.RandomState(0).standard_normal((size, DIMENSIONS + 8))
    basis, _ = np.linalg.qr(times_matrix(state))
    for _ in range(_POWER_STEPS):
        basis, _ = np.linalg.qr(times_matrix(basis))
    small = basis.T @ times_matrix(basis)
    values, turn = np.linalg.eigh((small + small.T) / 2)
    order = np.argsort(-np.abs(values))[:DIMENSIONS]
    vectors = (basis @ turn[:, order]) * np.sqrt(np.abs(values[order]))
    # The sign of an eigenvector is free: fix it, so that it does not depend on the machine.
    signs = np.sign(vectors[np.argmax(np.abs(vectors), axis=0), np.arange(vectors.shape[1])])
    return np.asarray(vectors * np.where(signs == 0, 1.0, signs), dtype=np.float64)


def text_vectors(rows: Sequence[Sequence[int]], words: NDArray[np.float64], rarity: NDArray[np.float64]) -> NDArray[np.int8]:
    """Unit vectors of texts given as word ids, in steps of 1/127; shape (rows, DIMENSIONS); zero where no word is known."""
    import numpy as np

    flat = np.array([word for row in rows for word in row], dtype=np.int64)
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    out = np.zeros((len(rows), words.shape[1]))
    if len(flat):
        norms = np.linalg.norm(words, axis=1, keepdims=True)
        unit = words / np.where(norms == 0, 1.0, norms)
        np.add.at(out, owner, unit[flat] * rarity[flat][:, None])
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    out /= np.where(norms == 0, 1.0, norms)
    return np.asarray(np.rint(out * 127), dtype=np.int8)
