"""Shapefiles in GBK or UTF-8."""
