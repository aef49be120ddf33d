"""Rules on wording: length, spelling, what is shown where."""
