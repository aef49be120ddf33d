"""The files that editors gave, opened while making: whether they are still those that were read, and can be used."""
