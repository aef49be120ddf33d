"""Commands of approval: keys, approving and verifying."""
