"""Charts: bars as boxes and texts; lines and rings as marks, once their place is known."""
