"""Rules on facts: numbers, sources, contacts."""
