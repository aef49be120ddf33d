"""Jobs that make what is heard in films."""
