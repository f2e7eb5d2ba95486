"""Benchmarks: what the system costs with more agencies and more years. `./dev bench` runs them; nothing is asserted."""
