"""Stage 6: all or nothing. The only place that writes output."""
