"""The click commands: parse options, call, print. No logic.

Nothing heavy is imported here: each command imports what it runs.
"""

from __future__ import annotations

from briefgen.cli.main import run

__all__ = ["run"]
