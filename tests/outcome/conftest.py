"""What tests of the note may ask for."""

from tests.played import played

__all__ = ["played"]
