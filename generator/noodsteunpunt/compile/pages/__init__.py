"""The pages of the site: one module per kind of page, each from the model to what its template shows."""
