"""How phrases hold together: what words are, and how strongly each clings to the next."""
