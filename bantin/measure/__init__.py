"""Measuring cards and media for channels, before anything is made.

Does a card hold its texts; how long does a voice or footage take; what must be read on a card, and how long that takes.
"""
