"""`nsp new`: an empty folder becomes a municipality's folder that builds at once and pretends nothing."""
