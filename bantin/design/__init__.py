"""Look → card markup → layout → frame. Knows pixels' places, not their painting."""
