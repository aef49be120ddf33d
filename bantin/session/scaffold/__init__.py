"""Scaffolds: new workspaces, months and items; JSON Schema for editors; specimens for designers."""
