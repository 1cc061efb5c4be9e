-- The store's tables and views, as a new store gets them. SCHEMA VERSION 6.
-- A change here needs a higher version above and a migration of the same number in migrations/.
--
-- No PRIMARY KEY and no UNIQUE: DuckDB checks them too early when one transaction deletes rows and inserts their
-- successors, which is what coding a changed article does. Store.add keeps the ids unique; Store.check proves it.
-- Offsets ("start", "end") count characters in articles.text, from 0; text = text[start:end] in Python, and
-- substr(articles.text, start + 1, "end" - start) in SQL.

CREATE TABLE meta (
    key VARCHAR NOT NULL,
    value VARCHAR
);

-- article_id is the key. coverage_id is the id of the first article on the same thing, empty until it was looked for.
-- text_digest stands for text, date, publisher, title, url; coded_at is UTC.
CREATE TABLE articles (
    article_id VARCHAR NOT NULL,
    date VARCHAR,
    publisher VARCHAR,
    title VARCHAR,
    url VARCHAR,
    source VARCHAR,
    dateline VARCHAR,
    text_start INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    text_digest VARCHAR NOT NULL,
    coder_version VARCHAR,
    coded_at TIMESTAMP NOT NULL,
    coverage_id VARCHAR
);

CREATE TABLE sentences (
    article_id VARCHAR NOT NULL,
    sentence_index INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL
);

-- event_id is the key. date and date_end are ISO 8601 of any precision; date_day is the date where it is a full day.
CREATE TABLE events (
    event_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    sentence_index INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR,
    cameo VARCHAR,
    contexts VARCHAR[] NOT NULL,
    quad_category VARCHAR NOT NULL,
    score DOUBLE,
    status VARCHAR NOT NULL,
    trigger_text VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    date VARCHAR,
    date_end VARCHAR,
    date_day DATE,
    published VARCHAR,
    place_text VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    geoname_id BIGINT,
    confidence DOUBLE,
    rule VARCHAR NOT NULL,
    story_id VARCHAR,
    coder_version VARCHAR NOT NULL,
    dissent VARCHAR,
    date_reason VARCHAR,
    place_reason VARCHAR,
    place_kind VARCHAR
);

-- role is actor or recipient; position counts from 0 within the event and role.
CREATE TABLE participants (
    event_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    sector VARCHAR,
    office VARCHAR,
    entity_id VARCHAR
);

-- On whose word an event stands; kind is speaker or publisher.
CREATE TABLE attributions (
    event_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL
);

CREATE TABLE quotes (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    cue VARCHAR,
    speaker_text VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_name VARCHAR,
    speaker_country VARCHAR,
    speaker_sector VARCHAR,
    speaker_office VARCHAR,
    speaker_entity_id VARCHAR,
    carrier VARCHAR,
    addressee_text VARCHAR,
    addressee_start INTEGER,
    addressee_end INTEGER,
    addressee_name VARCHAR,
    addressee_country VARCHAR,
    addressee_sector VARCHAR,
    addressee_office VARCHAR,
    addressee_entity_id VARCHAR
);

-- All figures of an article have event_id NULL; those that belong to an event are listed once more with its event_id.
CREATE TABLE figures (
    event_id VARCHAR,
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    value DOUBLE,
    unit VARCHAR,
    value_end DOUBLE
);

CREATE TABLE dates (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    value VARCHAR NOT NULL,
    value_end VARCHAR,
    reason VARCHAR NOT NULL
);

CREATE TABLE places (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    geoname_id BIGINT,
    kind VARCHAR NOT NULL,
    division VARCHAR
);

-- Everyone named in the article, in an event or not.
CREATE TABLE entities (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    sector VARCHAR,
    office VARCHAR,
    entity_id VARCHAR
);

-- What articles themselves say of those they name: the evidence of what a store has learned. date is the article's.
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

-- Actors that persons told: origin is correction or import. actor_id is a hash of all but noted_at, which is UTC;
-- since and until are ISO 8601 of any precision, empty where open. What was learned stands in sightings alone.
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

-- Who did it to whom: one row for each event, actor country and recipient country that are known. Those who meet are
-- all actors: an event of several actor countries and no recipient gives each ordered pair of them, with mutual true.
CREATE VIEW dyads AS
WITH sides AS (
    SELECT DISTINCT event_id, role, country FROM participants WHERE country IS NOT NULL
), pairs AS (
    SELECT a.event_id, a.country AS actor_country, r.country AS recipient_country, false AS mutual
    FROM sides a JOIN sides r ON r.event_id = a.event_id AND a.role = 'actor' AND r.role = 'recipient'
    UNION ALL
    SELECT a.event_id, a.country, b.country, true
    FROM sides a JOIN sides b ON b.event_id = a.event_id AND a.role = 'actor' AND b.role = 'actor'
        AND a.country <> b.country
    WHERE a.event_id NOT IN (SELECT event_id FROM participants WHERE role = 'recipient')
)
SELECT p.actor_country, p.recipient_country, p.mutual, e.event_id, e.article_id, e.event_type, e.mode, e.cameo,
    e.quad_category, e.score, e.status, e.date, e.date_day, e.place_country, e.confidence, e.story_id, e.sentence
FROM pairs p JOIN events e ON e.event_id = p.event_id;

-- One row an event, its participants and attributions joined as text with '; ', in their order.
CREATE VIEW events_flat AS
WITH sides AS (
    SELECT event_id,
        string_agg(name, '; ' ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
        string_agg(coalesce(country, ''), '; ' ORDER BY position) FILTER (WHERE role = 'actor') AS actor_countries,
        string_agg(coalesce(sector, ''), '; ' ORDER BY position) FILTER (WHERE role = 'actor') AS actor_sectors,
        string_agg(name, '; ' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients,
        string_agg(coalesce(country, ''), '; ' ORDER BY position)
            FILTER (WHERE role = 'recipient') AS recipient_countries,
        string_agg(coalesce(sector, ''), '; ' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipient_sectors
    FROM participants GROUP BY event_id
), words AS (
    SELECT event_id, string_agg(name, '; ' ORDER BY position) AS attribution FROM attributions GROUP BY event_id
)
SELECT e.event_id, e.article_id, e.sentence_index, e.event_type, e.mode, e.cameo,
    array_to_string(e.contexts, '; ') AS contexts, e.quad_category, e.score, e.status, e.trigger_text,
    s.actors, s.actor_countries, s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors,
    e.date, e.date_end, e.date_day, e.published, e.place_name, e.place_country, e.lat, e.lon,
    w.attribution, e.confidence, e.rule, e.story_id, e.sentence, a.publisher, a.title, a.url, e.coder_version
FROM events e
LEFT JOIN articles a ON a.article_id = e.article_id
LEFT JOIN sides s ON s.event_id = e.event_id
LEFT JOIN words w ON w.event_id = e.event_id;

-- Positions that actors voiced, one row an event and actor: what they accept, demand, reject, blame, threaten, promise.
-- words are those of the quotation that holds the act, else of one by the same actor in its sentence, else the sentence.
CREATE VIEW statements AS
SELECT p.name AS speaker, p.country, p.sector, p.office, p.entity_id, e.event_type, e.mode, e.contexts, e.status,
    coalesce(e.date, e.published) AS date, coalesce(q.text, e.sentence) AS words, q.kind AS quotation, e.trigger_text,
    e.event_id, e.article_id, a.publisher, a.url
FROM events e
JOIN participants p ON p.event_id = e.event_id AND p.role = 'actor'
LEFT JOIN articles a ON a.article_id = e.article_id
LEFT JOIN sentences s ON s.article_id = e.article_id AND s.sentence_index = e.sentence_index
LEFT JOIN quotes q ON q.article_id = e.article_id AND (
    (q.start <= e.trigger_start AND e.trigger_end <= q."end")
    OR (q.speaker_entity_id = p.entity_id AND q.start < s."end" AND s.start < q."end"))
WHERE e.event_type IN ('AGREE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE')
QUALIFY row_number() OVER (
    PARTITION BY e.event_id, p.position
    ORDER BY (q.start <= e.trigger_start AND e.trigger_end <= q."end") DESC NULLS LAST, q."end" - q.start, q.start
) = 1;
