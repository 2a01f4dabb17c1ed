"""The ways real documents are untidy, one a file; every label is carried to the untidy text's own places."""

from generator.samples.noise.table import NOISES, untidy

__all__ = ["NOISES", "untidy"]
