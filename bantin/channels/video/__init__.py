"""Films: what is shown and said, for how long, in each format."""
