"""Films: stills in time → H.264 segments → one file, with its sound. Alone imports moviepy and runs ffmpeg."""
