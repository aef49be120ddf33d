"""bantin: bulletins of a public office, from YAML to posts, boards, films and messages."""

__version__ = "0.2.0"
