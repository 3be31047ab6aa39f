"""Catalogue: the download page of a publisher's briefs, a static site that any server serves.

Entries in, files out: nothing here reads or writes a disk but the site's own templates.
"""
