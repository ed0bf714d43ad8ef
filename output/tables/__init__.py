"""Tables that leave the program, and their writers."""

from output.tables.csv_table import csv_text
from output.tables.html_table import html_text
from output.tables.json_table import json_text
from output.tables.parquet_table import parquet_bytes
from output.tables.sheet import Column, Lang, Sheet, Value, sheet_of
from output.tables.write import checked_suffix, write_tables
from output.tables.xlsx import xlsx_bytes

__all__ = [
    "Column",
    "Lang",
    "Sheet",
    "Value",
    "checked_suffix",
    "csv_text",
    "html_text",
    "json_text",
    "parquet_bytes",
    "sheet_of",
    "write_tables",
    "xlsx_bytes",
]
