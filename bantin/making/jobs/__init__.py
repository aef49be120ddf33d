"""Jobs: what is made, as frozen data that any executor can carry; a file for each kind, and the table that lists them.

Nothing is imported here: what this file imports would count as the code that makes every kind of job.
"""
