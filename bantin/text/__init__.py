"""Vietnamese text: normal form, numbers, dates, reading time, line breaking, defanging. No files but its own data."""
