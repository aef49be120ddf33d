"""Rules on facts: dates, sources, contacts."""
