"""Editions: what differs from content/unit.yaml where another unit publishes the same bulletin."""
