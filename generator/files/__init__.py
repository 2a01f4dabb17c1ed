"""The only package that opens files: what comes in is read to text here, what goes out is written here."""
