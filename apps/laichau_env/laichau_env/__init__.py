"""laichau_env: carries a province's plan from who owes what to the official paper at the end."""

__version__ = "0.1.0"
