"""A participant's answer: the list to put in order, what is sent, and what came of it."""
