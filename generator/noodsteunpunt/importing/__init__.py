"""A municipality's own list to a folder: `nsp import`. Everything but `place.py` and `run.py` is pure."""
