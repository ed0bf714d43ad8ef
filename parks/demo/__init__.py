"""The demo region: a fictional district of four parks, drawn and filled in by rules."""
