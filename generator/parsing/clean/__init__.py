"""Untidy text → clean text, with what was removed and why, and the way back to every place in the raw text."""

from generator.parsing.clean.cleaner import Cleaned, clean
from generator.parsing.clean.cleaning import Removal

__all__ = ["Cleaned", "Removal", "clean"]
