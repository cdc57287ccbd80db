"""Ballots from files, for paper and for other tools' exports: read, counted, told."""
