"""Drawings for CAD."""
