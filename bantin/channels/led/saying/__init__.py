"""What a board says of an item, as far as there is room, and the ways to say it."""
