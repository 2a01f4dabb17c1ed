"""The command line: one module a command, each calling one function of ``workflows``. Only here is anything printed."""
