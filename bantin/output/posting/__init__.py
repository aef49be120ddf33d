"""Posts: what is approved goes out once, and comes back where it must. The plan, the ledger, and whom it is sent to."""
