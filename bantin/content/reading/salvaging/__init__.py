"""Files with mistakes, as far as they can be read."""
