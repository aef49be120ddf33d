"""Editions made: the same month under the name of each unit, what they have in common made once."""
