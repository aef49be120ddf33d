"""Sound: recordings, footage and synthetic voices → samples → the sound track of a film."""
