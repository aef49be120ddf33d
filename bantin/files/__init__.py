"""Files: safe names and paths, atomic writes, locks, and the content-addressed store."""
