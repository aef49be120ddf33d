"""Charts: bars become boxes and texts of the card; lines and rings are drawn once their rectangle is known."""
