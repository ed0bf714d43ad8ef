"""Evaluations of land as tables and in the terminal."""
