"""How a change in the store reaches the pages that show it."""
