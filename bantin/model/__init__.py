"""What things are: plain values without input or output. Imports no other room."""
