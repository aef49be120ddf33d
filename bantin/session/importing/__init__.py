"""Documents of Word → draft items of guessed kinds, and what of them was not understood."""
