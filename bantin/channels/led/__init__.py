"""LED boards: pictures in the order of play, and all that an operator gets with them."""
