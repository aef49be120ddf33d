"""Reading: YAML text → the model, every value with its place, all that is wrong in one run."""
