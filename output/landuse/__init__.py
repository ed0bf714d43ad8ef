"""Land by zone and class, from files to a table."""
