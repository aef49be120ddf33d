"""Layout: a tree of nodes → a frame, in which every box and every line of text has its place."""
