"""Paint: Frame → still, and nothing else."""
