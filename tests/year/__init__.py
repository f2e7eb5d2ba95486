"""A simulated year of the whole province, and its independent recomputation."""
