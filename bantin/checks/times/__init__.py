"""Rules on days and hours."""
