"""Changing content files as an expert's hand would: only the lines of what changed differ, and nothing is ever lost."""
