"""Looks: Jinja templates → card markup → a tree of typed nodes, each with its place in the template."""
