"""Document → the forms it leaves the program in."""
