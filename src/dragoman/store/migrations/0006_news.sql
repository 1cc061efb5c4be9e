-- Signatures of texts are made by another library: what was linked by the former ones is linked anew.
DELETE FROM reports;
DELETE FROM blocks;
UPDATE articles SET coverage_id = NULL;

-- Watching.
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

CREATE TABLE hosts (
    host VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    next_try TIMESTAMP NOT NULL
);

-- Participants and attributions beside their event, too, so that views need not join a million rows to say who.
ALTER TABLE events ADD COLUMN actors VARCHAR[];
ALTER TABLE events ADD COLUMN actor_countries VARCHAR[];
ALTER TABLE events ADD COLUMN actor_sectors VARCHAR[];
ALTER TABLE events ADD COLUMN recipients VARCHAR[];
ALTER TABLE events ADD COLUMN recipient_countries VARCHAR[];
ALTER TABLE events ADD COLUMN recipient_sectors VARCHAR[];
ALTER TABLE events ADD COLUMN attribution VARCHAR[];
UPDATE events SET actors = found.actors, actor_countries = found.actor_countries, actor_sectors = found.actor_sectors,
    recipients = found.recipients, recipient_countries = found.recipient_countries,
    recipient_sectors = found.recipient_sectors, attribution = found.attribution
FROM (
    WITH sides AS (
        SELECT event_id, list(name ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
            list(coalesce(country, '') ORDER BY position) FILTER (WHERE role = 'actor') AS actor_countries,
            list(coalesce(sector, '') ORDER BY position) FILTER (WHERE role = 'actor') AS actor_sectors,
            list(name ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients,
            list(coalesce(country, '') ORDER BY position) FILTER (WHERE role = 'recipient') AS recipient_countries,
            list(coalesce(sector, '') ORDER BY position) FILTER (WHERE role = 'recipient') AS recipient_sectors
        FROM participants GROUP BY event_id
    ), words AS (
        SELECT event_id, list(name ORDER BY position) AS attribution FROM attributions GROUP BY event_id
    )
    SELECT e.event_id, coalesce(s.actors, []) AS actors, coalesce(s.actor_countries, []) AS actor_countries,
        coalesce(s.actor_sectors, []) AS actor_sectors, coalesce(s.recipients, []) AS recipients,
        coalesce(s.recipient_countries, []) AS recipient_countries, coalesce(s.recipient_sectors, []) AS recipient_sectors,
        coalesce(w.attribution, []) AS attribution
    FROM events e LEFT JOIN sides s ON s.event_id = e.event_id LEFT JOIN words w ON w.event_id = e.event_id
) found WHERE found.event_id = events.event_id;

-- The quotation in which an actor voices an act: the one that holds it, else one of theirs in its sentence.
ALTER TABLE participants ADD COLUMN quote INTEGER;
UPDATE participants SET quote = found.quote FROM (
    SELECT p.event_id, p.position, q.position AS quote
    FROM events e
    JOIN participants p ON p.event_id = e.event_id AND p.role = 'actor'
    LEFT JOIN sentences s ON s.article_id = e.article_id AND s.sentence_index = e.sentence_index
    JOIN quotes q ON q.article_id = e.article_id AND (
        (q.start <= e.trigger_start AND e.trigger_end <= q."end")
        OR (q.speaker_entity_id = p.entity_id AND q.start < s."end" AND s.start < q."end"))
    WHERE e.event_type IN ('AGREE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE')
    QUALIFY row_number() OVER (
        PARTITION BY e.event_id, p.position
        ORDER BY (q.start <= e.trigger_start AND e.trigger_end <= q."end") DESC NULLS LAST, q."end" - q.start, q.start
    ) = 1
) found WHERE found.event_id = participants.event_id AND found.position = participants.position AND role = 'actor';

DROP VIEW dyads;
DROP VIEW events_flat;
DROP VIEW statements;

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

-- Threads: all stories are written anew by the next linking.
ALTER TABLE stories ADD COLUMN moment VARCHAR;
ALTER TABLE stories ADD COLUMN follows VARCHAR;
ALTER TABLE stories ADD COLUMN thread_id VARCHAR;
CREATE TABLE story_keys (
    story_id VARCHAR NOT NULL,
    day INTEGER NOT NULL,
    block UBIGINT NOT NULL
);
INSERT INTO stale_stories SELECT story_id FROM stories;

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
