"""Stage 4: the model in one language to artifacts. Pages and data do not know each other."""
