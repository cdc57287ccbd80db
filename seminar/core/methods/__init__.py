"""Counting rules: each turns compared pairs into an order of its own."""
