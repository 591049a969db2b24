"""Noodsteunpunt: from a municipality's folder to a website, flyers, signs and flags."""

__version__ = "0.1.0"
