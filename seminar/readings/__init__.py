"""What several features read from the store."""
