"""Transitions of land use as tables and as a layer."""
