"""Making: recipes → jobs → plan → results in the store. What is there is reused."""
