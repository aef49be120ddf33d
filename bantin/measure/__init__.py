"""Measuring: whether a card holds its texts, and how long what is heard or seen takes. Channels ask, it answers."""
