"""Settings of the core's tests."""

from hypothesis import settings

# A busy machine is slow; that is no fault of the count.
settings.register_profile("core", deadline=None)
settings.load_profile("core")
