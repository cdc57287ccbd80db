"""A verified copy of the whole store, and the way back from it."""
