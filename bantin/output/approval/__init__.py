"""Who approved what: keys, signatures that bind every byte of a month, and what became of it since."""
