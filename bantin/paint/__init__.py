"""Paint: Frame → image; images in time → film."""
