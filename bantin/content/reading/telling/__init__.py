"""Errors of fields told in words."""
