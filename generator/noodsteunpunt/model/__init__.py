"""What a municipality tells us, as frozen objects. Imports nothing else of ours."""
