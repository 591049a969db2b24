"""Lookup tables for a finder in the browser: docs/formats/zoektabellen.md."""
