"""Whether the tables of a round force anybody's place."""

from seminar.core.profile import Profile


def count_file_is_safe(profile: Profile) -> bool:
    """Return False: until the solver is here, no tables count as safe."""
    return profile.n < 0
