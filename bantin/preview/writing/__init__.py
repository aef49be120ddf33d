"""What the live page writes: texts of items, items themselves, their order; and the forms in which it is written."""
