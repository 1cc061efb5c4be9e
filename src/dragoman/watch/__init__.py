"""Feeds watched: what they name is fetched once, politely and safely, and coded as it comes."""
