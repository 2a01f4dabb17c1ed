"""Facts about written official Chinese. This package knows no documents and no files."""
