"""The parts of the note, one file for each or for a few that belong together."""
