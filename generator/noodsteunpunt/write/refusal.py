"""Why an output folder is left alone. Apart from `output.py`, which loads more than who only checks needs."""


class OutputError(Exception):
    """The output folder cannot be used. The message is a Dutch sentence."""
