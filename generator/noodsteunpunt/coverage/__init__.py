"""`nsp coverage`: how well the points serve everybody, and what other points would change."""
