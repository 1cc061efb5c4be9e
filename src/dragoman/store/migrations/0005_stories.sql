-- To whom words were said.
ALTER TABLE quotes ADD COLUMN addressee_text VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_start INTEGER;
ALTER TABLE quotes ADD COLUMN addressee_end INTEGER;
ALTER TABLE quotes ADD COLUMN addressee_name VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_country VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_sector VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_office VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_entity_id VARCHAR;

-- The same thing in several reports, the same event in several tellings. Articles that are there are linked by the next run.
ALTER TABLE articles ADD COLUMN coverage_id VARCHAR;
ALTER TABLE events ADD COLUMN place_kind VARCHAR;

-- What linking keeps of an article (JSON), and the keys by which articles of one thing find each other: a key's hash,
-- and the day as an ordinal on which the other must have it, too (0 for undated articles).
CREATE TABLE reports (
    article_id VARCHAR NOT NULL,
    report VARCHAR NOT NULL
);

CREATE TABLE blocks (
    article_id VARCHAR NOT NULL,
    day INTEGER NOT NULL,
    block UBIGINT NOT NULL
);

-- One row an event, however many tell of it. Each column is what most reports say; what others say instead stands in
-- disagreements: column → value → reports (JSON). figures is kind → value (JSON).
CREATE TABLE stories (
    story_id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR,
    cameo VARCHAR,
    quad_category VARCHAR NOT NULL,
    score DOUBLE,
    status VARCHAR NOT NULL,
    contexts VARCHAR[] NOT NULL,
    actors VARCHAR[] NOT NULL,
    actor_countries VARCHAR[] NOT NULL,
    actor_sectors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    recipient_countries VARCHAR[] NOT NULL,
    recipient_sectors VARCHAR[] NOT NULL,
    date VARCHAR,
    date_day DATE,
    place_name VARCHAR,
    place_country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    geoname_id BIGINT,
    figures VARCHAR NOT NULL,
    first_published VARCHAR,
    last_published VARCHAR,
    first_article VARCHAR NOT NULL,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    tellings INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    disagreements VARCHAR NOT NULL
);

-- Stories whose row is out of date: an article that told of them was coded again.
CREATE TABLE stale_stories (
    story_id VARCHAR NOT NULL
);
