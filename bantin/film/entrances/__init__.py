"""Entrances: what comes into view on a slide, painted frame by frame over what stands still."""
