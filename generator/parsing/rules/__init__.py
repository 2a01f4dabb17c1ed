"""One thing recognised a file; the order in which they run is the table in ``parsing.parser``."""
