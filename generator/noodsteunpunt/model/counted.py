"""How many of something, in Dutch."""


def counted(count: int, one: str, many: str) -> str:
    """The number with the right word: "1 wijk" or "2 wijken"."""
    return f"{count} {one if count == 1 else many}"
