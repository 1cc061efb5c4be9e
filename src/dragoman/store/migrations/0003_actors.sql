-- What a store knows of actors: told by persons, and said by the articles that it holds.
CREATE TABLE sightings (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    sentence_index INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    manner VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    sector VARCHAR,
    office VARCHAR,
    date VARCHAR,
    reason VARCHAR NOT NULL
);

CREATE TABLE actors (
    actor_id VARCHAR NOT NULL,
    names VARCHAR[] NOT NULL,
    country VARCHAR,
    sector VARCHAR,
    office VARCHAR,
    since VARCHAR NOT NULL,
    until VARCHAR NOT NULL,
    manner VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    code VARCHAR,
    nobody BOOLEAN NOT NULL,
    noted_at TIMESTAMP NOT NULL
);
