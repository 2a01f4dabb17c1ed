"""Untidy text → clean text, with what was removed and why, and the way back to every place in the raw text."""

from generator.parsing.clean.cleaner import Cleaned, Removal, clean

__all__ = ["Cleaned", "Removal", "clean"]
