"""What figures were measured on."""

import os
import platform
from datetime import UTC, datetime


def machine() -> str:
    """The day, the machine and how busy it was."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPU cores, "
        f"Python {platform.python_version()}, load average {os.getloadavg()[1]:.1f}"
    )
