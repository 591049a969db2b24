"""Stage 2: text to a frozen model, or all problems at once."""
