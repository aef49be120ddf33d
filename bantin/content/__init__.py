"""From YAML text to the model, every value knowing where it was written; the workspace; scaffolds and schemas."""
