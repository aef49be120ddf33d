"""Measuring: channels ask before anything is made, and are answered.

Does a card hold its texts; how long does a voice or footage take; what must be read on a card, and how long that takes.
"""
