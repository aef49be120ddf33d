"""Vector drawings, rasterised by resvg at the exact size: icons, and scenes."""
