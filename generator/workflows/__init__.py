"""The verbs joined: what the command line calls (and later the web pages). Each function is one thing a user asks for."""
