"""Jobs that make what goes to the operator of a board."""
