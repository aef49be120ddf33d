"""What stands around a form: the month at a glance, what may be chosen, how faults of fields are said."""
