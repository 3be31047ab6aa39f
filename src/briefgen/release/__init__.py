"""Release: finished artifacts with their manifest, checksums and download page, as one folder.

Written beside its target and swapped into place as a whole; what was released stays.
"""
