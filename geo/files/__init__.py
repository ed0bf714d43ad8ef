"""Reading vector files and tables of any origin, just as they are written."""
