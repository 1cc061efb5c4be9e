"""One page a file: each `page(visit)` says what its page shows, draws and gives away."""
