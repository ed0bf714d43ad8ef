"""Styles and projects of QGIS."""
