"""In step: each artifact is read back by its own means and compared with the source."""
