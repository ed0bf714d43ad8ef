"""Checks of geometries: each by itself, and between neighbours."""
