"""Printed matter: from a product folder and data to PDFs a print shop prints without a phone call."""
