"""The CRS of a delivery."""
