"""Fonts: files → advances, ink and faces. Layout measures with the same faces that paint draws with."""
