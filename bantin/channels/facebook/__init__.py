"""The fanpage: posts, cards and alternative texts."""
