"""The coverage report for planners."""
