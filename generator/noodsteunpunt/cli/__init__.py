"""The command `nsp`: the only place that prints and picks exit codes."""
