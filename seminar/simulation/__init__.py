"""Invented people who take part through the same services as everybody."""
