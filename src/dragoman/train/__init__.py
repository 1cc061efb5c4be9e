"""Training of the pair classifier from marked sentences (extra ``[train]``); nothing here is needed to code events."""
