"""Drawings as pure geometry in mm: the emblem and the codes, for web and print alike."""
