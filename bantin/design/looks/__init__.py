"""Looks: Jinja templates → card markup → a tree of typed nodes, each with its line in the template."""
