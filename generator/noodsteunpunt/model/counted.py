"""How many of something, in Dutch."""


def thousands(number: int) -> str:
    """A number with the Dutch point between thousands: "3.151"."""
    return f"{number:,}".replace(",", ".")


def counted(number: int, one: str, many: str) -> str:
    """A number with the right word: "1 wijk", "2 wijken" or "2.000 wijken"."""
    return f"{thousands(number)} {one if number == 1 else many}"
