"""Exit codes of the command line."""

OUR_FAULT, BAD_INPUT = 1, 2
