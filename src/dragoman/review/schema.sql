-- The tables of a file of judgements, as a new file gets them. Version 1; a change needs a higher one in database.py.
-- Rows are added and never changed or deleted; the triggers hold it. JSON columns hold what `to_dict` gives.

-- Articles as they were judged; text_digest stands for text, date, publisher, title and url; sentences is [[start, end]].
CREATE TABLE articles (
    article_id TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    date TEXT,
    publisher TEXT,
    title TEXT,
    url TEXT,
    text TEXT NOT NULL,
    sentences TEXT NOT NULL,
    PRIMARY KEY (article_id, text_digest)
);

-- Of the rows of one reviewer, article and subject that with the highest number counts. subject is the event's id,
-- "missed START-END" or "complete"; events are the ids that a mark "complete" is about (JSON).
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,
    article_id TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    event_id TEXT,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    correction TEXT,
    note TEXT NOT NULL,
    sample_id TEXT,
    event TEXT,
    events TEXT NOT NULL,
    FOREIGN KEY (article_id, text_digest) REFERENCES articles (article_id, text_digest)
);
CREATE INDEX judgements_by_subject ON judgements (article_id, subject, reviewer, number);
CREATE INDEX judgements_by_event ON judgements (event_id);

-- wanted is the condition (JSON); by_type: size is a number a type.
CREATE TABLE samples (
    sample_id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    store TEXT NOT NULL,
    size INTEGER NOT NULL,
    by_type INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    wanted TEXT NOT NULL
);

-- How many events of the store a stratum had when the sample was drawn, and how many of them were taken.
CREATE TABLE strata (
    sample_id TEXT NOT NULL REFERENCES samples (sample_id),
    stratum TEXT NOT NULL,
    population INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (sample_id, stratum)
);

-- The events of a sample in random order, from position 0.
CREATE TABLE sample_events (
    sample_id TEXT NOT NULL REFERENCES samples (sample_id),
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    stratum TEXT NOT NULL,
    PRIMARY KEY (sample_id, position)
);
CREATE INDEX sample_events_by_event ON sample_events (sample_id, event_id);

CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
CREATE TRIGGER articles_stay BEFORE UPDATE ON articles
BEGIN SELECT RAISE(ABORT, 'judged articles are never changed'); END;
CREATE TRIGGER articles_last BEFORE DELETE ON articles
BEGIN SELECT RAISE(ABORT, 'judged articles are never deleted'); END;
