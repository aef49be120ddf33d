"""Films for players of LED boards: stills cut one to the next, and text that scrolls."""
