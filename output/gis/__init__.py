"""GIS files with the page's own classes and colours."""
