"""Bringing what was composed into the form of its model."""
