"""The program that every bundle carries; it knows nothing of the rest of Seminar."""
