"""Accounts of the staff: signing in and out, passwords, invitations, the language of pages."""
