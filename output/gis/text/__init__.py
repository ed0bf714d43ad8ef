"""Columns of values as texts, all rows at once."""
