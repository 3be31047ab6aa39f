"""Build: a workspace's briefs become artifacts on disk, each proven against its source.

The one package that knows of time, environment, processes and output files.
"""
