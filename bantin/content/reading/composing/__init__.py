"""YAML text → values with the place of each, and all that is wrong with the YAML."""
