"""Documents → a :class:`~generator.learning.register.Register`: how documents are built, and what clauses they are built of."""
