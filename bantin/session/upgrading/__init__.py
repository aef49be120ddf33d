"""Workspaces outlive versions: what a new version of bantin needs changed in them, shown first, then written whole."""
