"""Documents → findings: one rule a file, one table of rules. Nothing here opens a file or prints."""
