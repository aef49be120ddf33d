"""Commands of posting: connecting, publishing, taking back and correcting."""
