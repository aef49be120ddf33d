"""What items and units are made of."""
