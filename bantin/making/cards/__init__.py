"""Cards laid out and painted: what jobs, measures and proofs begin with."""
