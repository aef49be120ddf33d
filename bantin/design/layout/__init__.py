"""Layout: nodes → a frame, every box and every line at a fixed place."""
