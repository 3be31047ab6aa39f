"""BG8..: workspaces, building and saving."""

from __future__ import annotations

from briefgen.diagnostics.register import Code

NO_WORKSPACE = Code(
    "BG801",
    "no-workspace",
    "no folder from here upwards holds content/house.yaml",
    "go to the workspace, name it with --workspace, or start one with `briefgen new`",
)
UNKNOWN_BRIEF = Code(
    "BG802",
    "unknown-brief",
    "there is no brief of that name in content/",
    "name a folder of content/ that holds a brief.yaml",
)
NO_BRIEFS = Code(
    "BG803",
    "no-briefs",
    "content/ holds no brief",
    "start one with `briefgen new SLUG`",
)
CANNOT_WRITE = Code(
    "BG804",
    "cannot-write",
    "a file could not be written; the files that were there are as they were",
    "mend what the message says (permissions, space on the disk) and build again",
)
BAD_SLUG = Code(
    "BG805",
    "bad-slug",
    "a brief's folder name is not made of lower-case letters, digits and hyphens",
    "choose a name such as islamic-state-in-pakistan: it becomes part of file names and links",
)
ALREADY_THERE = Code(
    "BG806",
    "already-there",
    "a brief of that name exists",
    "choose another name, or edit the brief that is there",
)
BAD_EPOCH = Code(
    "BG807",
    "bad-source-date-epoch",
    "SOURCE_DATE_EPOCH is not a number of seconds since 1970",
    "unset it, or give it whole seconds",
)
NOT_BUILT = Code(
    "BG808",
    "not-built",
    "a brief has no built artifacts to verify",
    "run `briefgen build`",
)
OUT_OF_DATE = Code(
    "BG809",
    "out-of-date",
    "a source has changed since the artifacts were built from it",
    "run `briefgen build`",
)
ALTERED = Code(
    "BG810",
    "altered-artifact",
    "an artifact is not the file that was built: its digest differs from the manifest's",
    "find out who changed it; `briefgen build` makes it anew",
)
BAD_MANIFEST = Code(
    "BG811",
    "bad-manifest",
    "a manifest is damaged or was written by something else",
    "run `briefgen build` to write it anew",
)
BAD_IMAGE = Code(
    "BG812",
    "bad-image",
    "an image cannot be used: it is missing, damaged, too large, or not an image",
    "export it again as PNG or JPEG",
)
WORKER_DIED = Code(
    "BG813",
    "worker-died",
    "the process that makes PDFs ended before its work was done",
    "build again; if it ends again, the machine may be short of memory",
)
UNKNOWN_FILE = Code(
    "BG814",
    "unknown-file",
    "a file given to verify is none that briefgen's manifest lists",
    "give a workspace, an output folder, or a file beside its manifest",
)
