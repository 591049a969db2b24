"""`nsp geo prepare`: from street data of others to the small files in `locations/geo/`."""
