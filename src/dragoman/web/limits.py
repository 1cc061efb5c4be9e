"""What one visitor may ask for at most."""

SECONDS = 10.0  # of a query
IDLE = 15.0  # seconds without a question, after which others may write
MEMORY = "2GB"  # of all queries at once
ROWS = 100_000  # of a file that is taken away
PAGE = 50  # rows of a table on a page
DEEPEST = 1_000  # pages that are turned
LONGEST_VALUE = 200  # characters of one value in an address
LONGEST_ADDRESS = 4_000  # characters
MOST_VALUES = 20  # values of one name in an address
LARGEST_FORM = 64_000  # bytes that are sent
CHARTS_KEPT = 256  # drawn, in memory
