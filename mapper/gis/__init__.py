"""What a region gives to GIS programs."""
