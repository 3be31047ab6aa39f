"""Stage 1: foreign bytes -> model. Files, YAML and bibliographies are read here only."""
