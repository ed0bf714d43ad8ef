"""Bringing files into a region folder."""
