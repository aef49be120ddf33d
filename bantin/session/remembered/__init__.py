"""What is remembered of months from one run to the next, in the store."""
