"""Settings of all tests: properties are the same on every run, and no test depends on a clock."""

from hypothesis import settings

settings.register_profile("memokit", deadline=None, derandomize=True, database=None)
settings.load_profile("memokit")
