"""Coordinate reference systems: which one a layer is in, and which one it is delivered in."""
