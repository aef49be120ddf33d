"""The archive: a static site of all that was approved, with what was corrected and taken back since."""
