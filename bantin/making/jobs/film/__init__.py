"""Jobs that make films: segments, and what joins them."""
