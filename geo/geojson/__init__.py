"""GeoJSON (RFC 7946): its rules, reading and writing."""
