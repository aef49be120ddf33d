"""Sight: what boards look like from where people stand, by day and by night, and whether they can be read."""
