"""Policy briefs from YAML, as PDF, Word and web pages that are in step."""

__version__ = "0.1.0"
