"""Draft → text through Jinja templates: the only door to jinja2. Templates are sandboxed and read no files but templates."""
