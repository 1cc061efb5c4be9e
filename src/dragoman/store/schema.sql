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
-- actors to attribution repeat the names, countries and sectors of participants and attributions in their order, alike
-- long, '' where one is not known: so that who did it to whom is answered without a join.
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
    place_kind VARCHAR,
    actors VARCHAR[] NOT NULL,
    actor_countries VARCHAR[] NOT NULL,
    actor_sectors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    recipient_countries VARCHAR[] NOT NULL,
    recipient_sectors VARCHAR[] NOT NULL,
    attribution VARCHAR[] NOT NULL
);

-- role is actor or recipient; position counts from 0 within the event and role. quote is the position of the quotation
-- of the article in which this actor voices the act: the one that holds it, else one of theirs in its sentence.
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
    entity_id VARCHAR,
    quote INTEGER
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
    disagreements VARCHAR NOT NULL,
    moment VARCHAR,
    follows VARCHAR,
    thread_id VARCHAR
);

-- The keys by which stories that may continue one another find each other: a key's hash, and the story's day as an
-- ordinal. stories.moment is what threads ask of a story (JSON), follows the story that it continues, thread_id the
-- first of those that continue one another.
CREATE TABLE story_keys (
    story_id VARCHAR NOT NULL,
    day INTEGER NOT NULL,
    block UBIGINT NOT NULL
);

-- Stories whose row is out of date: an article that told of them was coded again.
CREATE TABLE stale_stories (
    story_id VARCHAR NOT NULL
);

-- The feeds that are watched, by their address as it is written in the list of feeds; times are UTC. moved_to is where
-- it went for good; status is ok, failing or gone; failures counts those since it was last had.
CREATE TABLE feeds (
    url VARCHAR NOT NULL,
    moved_to VARCHAR,
    title VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    asked_at TIMESTAMP,
    fetched_at TIMESTAMP,
    status VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    next_try TIMESTAMP,
    failure VARCHAR
);

-- The pages that feeds name, each once. page_id is a hash of url, and the id of the article that the page becomes;
-- date, title and publisher are the feed's. status goes from queued by way of fetched (article holds the report as
-- JSON, not coded yet) to done, or to copy (article_id is the article with the same text), or dropped (failure says
-- why). text_digest stands for the text without its case, spaces and signs.
CREATE TABLE pages (
    page_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    entry_id VARCHAR,
    title VARCHAR,
    date VARCHAR,
    publisher VARCHAR,
    status VARCHAR NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    fetched_at TIMESTAMP,
    tries INTEGER NOT NULL,
    next_try TIMESTAMP NOT NULL,
    article_id VARCHAR,
    text_digest VARCHAR,
    failure VARCHAR,
    article VARCHAR
);

-- Hosts that are not to be asked before next_try: they said so, or could not be had.
CREATE TABLE hosts (
    host VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    next_try TIMESTAMP NOT NULL
);

-- Who did it to whom: one row for each event, actor country and recipient country that are known. Those who meet, agree,
-- work together, sign (057) or fight each other are all actors: such an event of several actor countries and no recipient
-- gives each ordered pair of them, with mutual true. Those who condemn something together are no pair.
CREATE VIEW dyads AS
WITH actors AS (
    -- list_distinct costs as much as all the rest, and most lists hold one country.
    SELECT *, unnest(CASE WHEN len(actor_countries) = 1 THEN actor_countries ELSE list_distinct(actor_countries) END)
        AS actor_country
    FROM events
), pairs AS (
    SELECT *, len(recipients) = 0 AND (event_type IN ('CONSULT', 'AGREE', 'COOPERATE', 'ASSAULT') OR cameo LIKE '057%') AS mutual,
        unnest(CASE
        WHEN len(recipients) = 1 THEN recipient_countries
        WHEN len(recipients) > 1 THEN list_distinct(recipient_countries)
        WHEN mutual AND len(actor_countries) > 1 THEN list_distinct(actor_countries)
        ELSE [] END) AS recipient_country
    FROM actors
)
SELECT actor_country, recipient_country, mutual, event_id, article_id, event_type, mode, cameo,
    quad_category, score, status, date, date_day, place_country, confidence, story_id, sentence
FROM pairs
WHERE actor_country <> '' AND recipient_country <> '' AND NOT (mutual AND actor_country = recipient_country);

-- One row an event, its participants and attributions joined as text with '; ', in their order.
CREATE VIEW events_flat AS
SELECT e.event_id, e.article_id, e.sentence_index, e.event_type, e.mode, e.cameo,
    array_to_string(e.contexts, '; ') AS contexts, e.quad_category, e.score, e.status, e.trigger_text,
    nullif(array_to_string(e.actors, '; '), '') AS actors,
    nullif(array_to_string(e.actor_countries, '; '), '') AS actor_countries,
    nullif(array_to_string(e.actor_sectors, '; '), '') AS actor_sectors,
    nullif(array_to_string(e.recipients, '; '), '') AS recipients,
    nullif(array_to_string(e.recipient_countries, '; '), '') AS recipient_countries,
    nullif(array_to_string(e.recipient_sectors, '; '), '') AS recipient_sectors,
    e.date, e.date_end, e.date_day, e.published, e.place_name, e.place_country, e.lat, e.lon,
    nullif(array_to_string(e.attribution, '; '), '') AS attribution,
    e.confidence, e.rule, e.story_id, e.sentence, a.publisher, a.title, a.url, e.coder_version
FROM events e
LEFT JOIN articles a ON a.article_id = e.article_id;

-- Positions that actors voiced, one row an event and actor: what they accept, demand, reject, blame, threaten, promise.
-- words are those of the quotation that voices it (participants.quote), else the sentence.
CREATE VIEW statements AS
SELECT p.name AS speaker, p.country, p.sector, p.office, p.entity_id, e.event_type, e.mode, e.contexts, e.status,
    coalesce(e.date, e.published) AS date, coalesce(q.text, e.sentence) AS words, q.kind AS quotation, e.trigger_text,
    e.event_id, e.article_id, a.publisher, a.url
FROM events e
JOIN participants p ON p.event_id = e.event_id AND p.role = 'actor'
LEFT JOIN articles a ON a.article_id = e.article_id
LEFT JOIN quotes q ON q.article_id = p.article_id AND q.position = p.quote
WHERE e.event_type IN ('AGREE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE');

-- One row a story, its lists joined as text with '; ', what was counted as columns of their own.
CREATE VIEW stories_flat AS
SELECT s.story_id, s.event_type, s.mode, s.cameo, s.quad_category, s.score, s.status,
    array_to_string(s.contexts, '; ') AS contexts,
    nullif(array_to_string(s.actors, '; '), '') AS actors,
    nullif(array_to_string(s.actor_countries, '; '), '') AS actor_countries,
    nullif(array_to_string(s.actor_sectors, '; '), '') AS actor_sectors,
    nullif(array_to_string(s.recipients, '; '), '') AS recipients,
    nullif(array_to_string(s.recipient_countries, '; '), '') AS recipient_countries,
    nullif(array_to_string(s.recipient_sectors, '; '), '') AS recipient_sectors,
    s.date, s.date_day, s.place_name, s.place_country, s.lat, s.lon,
    CAST(s.figures ->> 'dead' AS DOUBLE) AS dead, CAST(s.figures ->> 'injured' AS DOUBLE) AS injured,
    CAST(s.figures ->> 'arrested' AS DOUBLE) AS arrested, CAST(s.figures ->> 'displaced' AS DOUBLE) AS displaced,
    s.first_published, s.last_published, s.reports, s.outlets, s.tellings, s.confidence,
    s.disagreements <> '{}' AS contested, a.publisher, a.title, a.url
FROM stories s
LEFT JOIN articles a ON a.article_id = s.first_article;

-- Who met whom, once for each meeting however many report it: visits, talks, rounds; calls are in it with kind phone.
-- Those that are only planned, and those that did not happen, are not.
CREATE VIEW meetings AS
SELECT story_id, coalesce(date, first_published) AS date, date_day, coalesce(mode, 'meet') AS kind, actors AS who,
    actor_countries AS countries, recipients AS host, recipient_countries AS host_countries, place_name, place_country,
    lat, lon, contexts, status, reports, outlets, confidence, url
FROM stories_flat WHERE event_type = 'CONSULT' AND status IN ('asserted', 'historical');

-- Protests that took place, once each: who, of what kind, against whom, where, and what they cost.
CREATE VIEW protests AS
SELECT story_id, coalesce(date, first_published) AS date, date_day, mode AS kind, actors AS who,
    actor_countries AS countries, recipients AS target, recipient_countries AS target_countries, place_name,
    place_country, lat, lon, contexts, dead, injured, arrested, status, reports, outlets, confidence, url
FROM stories_flat WHERE event_type = 'PROTEST' AND status IN ('asserted', 'historical');

-- Violence that killed, once each: dead is the number that most reports give, dead_least and dead_most the lowest and
-- highest of any report.
CREATE VIEW fatalities AS
WITH said AS (
    SELECT story_id, unnest(json_keys(disagreements, '$.dead')) AS number FROM stories
    WHERE json_exists(disagreements, '$.dead')
), counts AS (
    -- One report may give several: "3 + 2".
    SELECT story_id, list_sum(CAST(string_split(number, ' + ') AS DOUBLE[])) AS dead FROM said
), spans AS (
    SELECT story_id, min(dead) AS least, max(dead) AS most FROM counts GROUP BY story_id
)
SELECT f.story_id, coalesce(f.date, f.first_published) AS date, f.date_day, f.event_type, f.mode AS kind, f.dead,
    coalesce(least(f.dead, s.least), f.dead) AS dead_least, coalesce(greatest(f.dead, s.most), f.dead) AS dead_most,
    f.injured, f.actors AS attackers, f.actor_countries AS attacker_countries, f.recipients AS victims,
    f.recipient_countries AS victim_countries, f.place_name, f.place_country, f.lat, f.lon, f.status, f.reports,
    f.outlets, f.confidence, f.url
FROM stories_flat f LEFT JOIN spans s ON s.story_id = f.story_id
WHERE f.dead > 0 AND f.quad_category = 'material conflict' AND f.status IN ('asserted', 'historical');

-- Sanctions once each: who imposed what on whom, sentences of courts apart.
CREATE VIEW sanctions AS
SELECT story_id, coalesce(date, first_published) AS date, date_day, mode AS kind, actors AS imposed_by,
    actor_countries AS imposing_countries, recipients AS target, recipient_countries AS target_countries, contexts,
    status, reports, outlets, confidence, url
FROM stories_flat
WHERE event_type = 'SANCTION' AND mode IS DISTINCT FROM 'convict' AND status IN ('asserted', 'historical');

-- What each outlet reported on each day: how many articles, how many of them without an event, how many events.
CREATE VIEW coverage AS
WITH coded AS (
    SELECT article_id, count(*) AS events FROM events GROUP BY article_id
)
SELECT a.date, a.publisher, count(*) AS articles, count(*) - count(c.article_id) AS without_events,
    CAST(coalesce(sum(c.events), 0) AS BIGINT) AS events
FROM articles a LEFT JOIN coded c ON c.article_id = a.article_id
GROUP BY a.date, a.publisher;

-- Stories that continue one another: one row a thread of two and more.
CREATE VIEW threads AS
SELECT thread_id, count(*) AS stories, CAST(sum(reports) AS BIGINT) AS reports,
    min(coalesce(date, first_published)) AS since, max(coalesce(date, first_published)) AS until,
    list_sort([one FOR one IN list_distinct(flatten(list(list_concat(actor_countries, recipient_countries))))
        IF one <> '']) AS countries,
    list_sort(list_distinct(list(event_type))) AS event_types,
    list_sort(list_distinct(flatten(list(contexts)))) AS contexts, round(avg(score), 2) AS mean_score
FROM stories WHERE thread_id IS NOT NULL
GROUP BY thread_id HAVING count(*) > 1;

-- Who did it to whom, one row a story: for each story, actor country and recipient country that are known. As in dyads,
-- one of what is done together that has several actor countries and no recipient gives each ordered pair of them.
CREATE VIEW story_dyads AS
WITH acting AS (
    SELECT *, len(recipients) = 0 AND (event_type IN ('CONSULT', 'AGREE', 'COOPERATE', 'ASSAULT') OR cameo LIKE '057%') AS mutual,
        unnest(CASE WHEN len(actor_countries) = 1 THEN actor_countries ELSE list_distinct(actor_countries) END)
        AS actor_country
    FROM stories
), pairs AS (
    SELECT *, unnest(CASE
        WHEN len(recipients) = 1 THEN recipient_countries
        WHEN len(recipients) > 1 THEN list_distinct(recipient_countries)
        WHEN mutual AND len(actor_countries) > 1 THEN list_distinct(actor_countries)
        ELSE [] END) AS recipient_country
    FROM acting WHERE actor_country <> ''
)
SELECT actor_country, recipient_country, mutual, story_id, event_type, mode, cameo, quad_category, score, status, date,
    date_day, place_country, reports, outlets, tellings, confidence, first_published, last_published
FROM pairs WHERE recipient_country <> '' AND NOT (mutual AND actor_country = recipient_country);
