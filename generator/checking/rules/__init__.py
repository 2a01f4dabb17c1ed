"""The rules for single documents: one a file; those that are rows of one pattern table share a file. The table is in ``checking.table``."""
