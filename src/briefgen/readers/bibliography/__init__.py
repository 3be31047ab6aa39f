"""Foreign bibliographies -> trees in the CSL-JSON vocabulary: CSL-JSON, BibTeX, RIS.

Each reader gives the tree that sources.yaml would hold, with spans into its own file, so that one
table of fields reads and checks them all.
"""
