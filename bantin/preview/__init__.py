"""The live page: watches the files of a month, makes what changed and shows it in the browser."""
