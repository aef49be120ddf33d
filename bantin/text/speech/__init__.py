"""Texts as a voice says them."""
