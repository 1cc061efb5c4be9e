"""Speed and quality of the coder, measured."""
