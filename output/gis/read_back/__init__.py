"""Everything written, read again and compared."""
