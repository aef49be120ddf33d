"""Recipes → plan → store → dist: what is missing is made, what is there is reused, and the manifest tells what is."""
