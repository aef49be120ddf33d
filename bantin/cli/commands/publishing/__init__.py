"""Commands of posting: connecting, publishing, taking back and correcting; and what editions share in commands."""
