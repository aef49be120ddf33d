"""Where Vietnamese text is divided: into lines, portions and captions, and by how much of it is read at a time."""
