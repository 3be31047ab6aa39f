"""The brief as data: frozen dataclasses between reading and laying out."""
