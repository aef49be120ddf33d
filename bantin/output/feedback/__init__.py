"""What comes back from readers: counts, and questions without anything that says who asked."""
