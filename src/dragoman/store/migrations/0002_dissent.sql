-- The type that lexicon or classifier, whichever was outvoted, would have given an event.
ALTER TABLE events ADD COLUMN dissent VARCHAR;
