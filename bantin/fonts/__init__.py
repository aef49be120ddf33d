"""Fonts: files → widths, ink and faces. Layout measures with the same faces that paint draws with."""
