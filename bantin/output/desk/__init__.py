"""The desk: the page from which a month is handed over, static or live."""
