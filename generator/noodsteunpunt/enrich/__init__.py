"""Stage 3: what can be worked out from the facts alone."""
