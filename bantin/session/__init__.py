"""Sessions: a month opened and checked, and what to make of it; proofs of boards; contact sheets."""
