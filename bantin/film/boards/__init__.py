"""Films for players of LED boards: pictures cut to the next, and text that scrolls."""
