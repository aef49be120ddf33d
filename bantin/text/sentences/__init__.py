"""Sentences: how they stand one after another, and what they say."""
