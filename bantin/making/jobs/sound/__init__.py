"""Jobs that make the sound of films."""
