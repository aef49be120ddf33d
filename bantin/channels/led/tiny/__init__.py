"""Boards of a few words: what stands for more words, and the pictures that say it."""
