"""BG8..: workspaces, building and saving."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

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
COARSE_IMAGE = Code(
    "BG841",
    "coarse-image",
    "a logo or a cover has fewer pixels than print asks for at its size (150 an inch)",
    "export it larger, or as SVG",
    Severity.WARNING,
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
RELEASE_UNDER_WAY = Code(
    "BG830",
    "release-under-way",
    "another process is writing the same release folder",
    "wait until it is done, then run the command again",
)
NOT_A_RELEASE = Code(
    "BG831",
    "not-a-release",
    "the folder to release into holds something that is no release",
    "name an empty or new folder with --output, or the folder of the last release",
)
RELEASE_ALTERED = Code(
    "BG832",
    "release-altered",
    "a release folder is not as it was released: a file was altered, lost or added",
    "find out who changed it, and put back a copy that `briefgen verify` passes",
)
RELEASED_CHANGED = Code(
    "BG833",
    "released-changed",
    "a brief differs from what was released under the same version",
    "give it a new `version` in brief.yaml, and say under `corrections` what is different",
)
VERSION_NOT_NEWER = Code(
    "BG834",
    "version-not-newer",
    "a brief's version comes before one that was released, or reads like it",
    "give it a version that comes after the last one: after 1.2 comes 1.3 or 2.0",
)
UNCLEAN = Code(
    "BG835",
    "unclean-check",
    "a brief is not released while the check has something to say",
    "mend what is listed; warnings alone can be let pass with --allow-warnings",
)
NO_RELEASE = Code(
    "BG836",
    "no-release",
    "there is no release to make a download page of",
    "run `briefgen release` first",
)
CATALOGUE_TEMPLATE = Code(
    "BG837",
    "catalogue-template",
    "a template of the download page is missing or stopped while it was filled in",
    "mend templates/catalogue/ of the workspace, or take its file away to use briefgen's own",
)
UNEXPLAINED_VERSION = Code(
    "BG838",
    "unexplained-version",
    "a new version of a released brief has no correction that is newer than the last release",
    "say under `corrections` what is different, with its date",
    Severity.WARNING,
)
UNREADABLE_PDF = Code(
    "BG839",
    "unreadable-pdf",
    "the first page of a PDF can't be drawn for its cover",
    "build the brief anew with `briefgen build --force`, then release again",
)
UNCHECKED_FILE = Code(
    "BG840",
    "unchecked-file",
    "a file given to `briefgen check` is not there or cannot be read",
    "give the path of a PDF or of a Word file, or the name of a brief",
)
