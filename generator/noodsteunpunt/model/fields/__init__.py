"""The kinds of value an editor can write, by what they are about."""
