"""What tests of the simulation may ask for."""

from tests.played import played

__all__ = ["played"]
