"""Output: what was made → the month's folder of dist, its ZIPs and its manifest."""
