"""Documents to bytes: PDF and Word."""
