"""The sizes beyond which nothing is read as one report: memory stays bounded whatever the input."""

MAX_CHARACTERS = 1_000_000
MAX_LINE_BYTES = 16 * 1024 * 1024
MAX_FILE_BYTES = 64 * 1024 * 1024
