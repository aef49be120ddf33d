"""The desk: the HTML page from which a month is handed over, static in dist or live in the preview."""
