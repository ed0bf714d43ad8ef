"""A comparison of units as it leaves the program: page, workbook, CSV, JSON, terminal."""
