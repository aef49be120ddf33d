"""The live page: watches what a month is made of, makes what changed and shows it in the browser."""
