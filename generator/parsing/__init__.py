"""Text → :class:`~generator.document.Document`. Total: any string gives a document, none raises."""
