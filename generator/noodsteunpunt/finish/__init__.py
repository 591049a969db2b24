"""Stage 5: what can only be known when all artifacts are: indexes, lists with hashes, and the gates."""
