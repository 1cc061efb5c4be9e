"""Fuzzing of everything that reads what others wrote: coverage-guided, with atheris (extra [fuzz])."""
