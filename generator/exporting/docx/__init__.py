"""Word documents by named styles."""
