"""Films: stills in time → H.264 segments → one file with its sound. Only this room imports moviepy and runs ffmpeg."""
