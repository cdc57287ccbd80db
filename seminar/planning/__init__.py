"""Setting a seminar up: its settings, areas, groups, agenda, team and poster."""
