"""The rules a shipped document must keep: one rule a file, one literal table of them in ``table``."""
