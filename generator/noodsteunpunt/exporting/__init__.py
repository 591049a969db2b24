"""A municipality's points to a list that people can edit and bring back: `nsp export`. Only `run.py` writes."""
