"""Stage 1: read a folder. The only place that reads what people wrote."""
