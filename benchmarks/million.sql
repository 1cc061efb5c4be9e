-- A large store made of nothing but a seed: the rows that a coder would have written of many events in news of ten
-- years. What begins with a dollar sign million_store.py fills in. Sound by Store.check; its prose is
-- syllables, its names are no persons'. Rows come in the order of publication, as a corpus is coded.

-- A number from 0 to 1 that depends on a row, a purpose and the seed.
CREATE TEMP MACRO draw(row, purpose) AS (hash(row, purpose, $seed) >> 11) / 9007199254740992.0;
CREATE TEMP MACRO pick(list, row, purpose) AS list[1 + floor(len(list) * draw(row, purpose))::INTEGER];
CREATE TEMP MACRO key(row, purpose) AS format('{:016x}', hash(row, purpose, $seed));
CREATE TEMP MACRO day_of(share) AS DATE '2015-01-01' + floor(3652 * pow(share, 0.8))::INTEGER;
CREATE TEMP MACRO share_until(day) AS pow(least(1, (day - DATE '2015-01-01') / 3652.0), 1.25);
CREATE TEMP MACRO syllable(row, purpose) AS
    pick(['ka', 'ro', 'ten', 'mi', 'sul', 'ba', 'dor', 'e', 'lin', 'na', 'ta', 'vi', 'o', 'ran', 'qui'], row, purpose);
CREATE TEMP MACRO word(row) AS
    syllable(row, 1) || syllable(row, 2) || CASE WHEN draw(row, 4) < 0.6 THEN syllable(row, 3) ELSE '' END;
CREATE TEMP MACRO capital(name) AS upper(name[1]) || name[2:];

CREATE TEMP TABLE vocabulary AS SELECT list(word(range) ORDER BY range) AS words FROM range(8000);
SET VARIABLE words = (SELECT words FROM vocabulary);
-- Common words are far more common than rare ones, as in any text.
CREATE TEMP MACRO prose(row, many) AS array_to_string(list_transform(range(many),
    lambda k: getvariable('words')[1 + floor(8000 * pow(draw(row, 100 + k), 3))::INTEGER]), ' ');

CREATE TEMP TABLE nations AS SELECT * FROM $nations;
CREATE TEMP TABLE kinds AS SELECT * FROM $kinds;

-- Those who act: twelve persons or bodies a country, the country itself the first of them. before is the name before.
CREATE TEMP TABLE pool AS
WITH ranked AS (
    SELECT row_number() OVER (ORDER BY hash(code, $seed)) - 1 AS rank, code, country_name FROM nations
), named AS (
    SELECT row_number() OVER (ORDER BY code, n) - 1 AS person, rank, n, code AS country,
        CASE WHEN n = 0 THEN country_name ELSE capital(word(hash(code, n))) || ' ' || capital(word(hash(n, code))) END AS name,
        CASE WHEN n = 0 THEN NULL ELSE ['GOV', 'GOV', 'GOV', 'GOV', 'MIL', 'MIL', 'LEG', 'OPP', 'CVL', 'REB', 'MED'][n]
        END AS sector,
        CASE n WHEN 1 THEN 'president' WHEN 2 THEN 'foreign minister' WHEN 3 THEN 'minister' WHEN 5 THEN 'general' END AS office,
        CASE WHEN n = 0 THEN code ELSE key(hash(code, n), 9) END AS entity_id
    FROM ranked, (SELECT range AS n FROM range(12))
)
SELECT *, coalesce(lag(name) OVER sides, last_value(name) OVER (sides ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS before
FROM named WINDOW sides AS (PARTITION BY country ORDER BY n);
CREATE TEMP TABLE towns AS
SELECT row_number() OVER (ORDER BY code, range) - 1 AS town, code AS country, capital(word(hash(range, code, 7))) AS name,
    round(draw(hash(code), 31) * 110 - 45 + draw(hash(code, range), 32) * 8, 4) AS lat,
    round(draw(hash(code), 33) * 300 - 150 + draw(hash(code, range), 34) * 8, 4) AS lon, 1000000 + hash(code, range) % 9000000 AS geoname_id
FROM nations, range(15);

-- What happened: each a type, two sides, a day and a place; a few countries have most of it.
CREATE TEMP TABLE happenings AS
WITH drawn AS (
    SELECT range AS story, day_of(draw(range, 1)) AS day,
        floor((SELECT sum(weight) FROM kinds) * draw(range, 2)) AS kind_at,
        floor(195 * pow(draw(range, 3), 3))::INTEGER AS actor_rank, floor(195 * pow(draw(range, 4), 3))::INTEGER AS recipient_rank,
        floor(12 * pow(draw(range, 5), 1.5))::INTEGER AS actor_n, floor(12 * pow(draw(range, 6), 1.5))::INTEGER AS recipient_n,
        draw(range, 7) AS sides_at, draw(range, 8) AS date_at, draw(range, 9) AS status_at, draw(range, 10) AS place_at
    FROM range(($events * 0.55)::BIGINT)
)
SELECT d.story, d.day, k.event_type, k.mode, k.cameo, k.quad_category, k.score, k.verb, a.person AS actor, r.person AS recipient,
    CASE WHEN sides_at < 0.15 THEN 'none' WHEN k.event_type = 'CONSULT' THEN 'both' WHEN sides_at < 0.25 THEN 'two' ELSE 'one'
    END AS sides,
    CASE WHEN date_at < 0.08 THEN NULL WHEN date_at < 0.12 THEN strftime(d.day, '%Y-%m') ELSE strftime(d.day, '%Y-%m-%d') END AS date,
    CASE WHEN status_at < 0.8 THEN 'asserted' WHEN status_at < 0.87 THEN 'historical' WHEN status_at < 0.92 THEN 'future'
        WHEN status_at < 0.97 THEN 'hypothetical' ELSE 'negated' END AS status,
    CASE WHEN place_at < 0.7 THEN t.town END AS town
FROM drawn d
JOIN kinds k ON d.kind_at >= k.weight_before AND d.kind_at < k.weight_before + k.weight
JOIN pool a ON a.rank = d.actor_rank AND a.n = d.actor_n
JOIN pool r ON r.rank = (d.recipient_rank + (d.recipient_rank = d.actor_rank)::INTEGER) % 195 AND r.n = d.recipient_n
JOIN towns t ON t.country = CASE WHEN draw(d.story, 11) < 0.5 THEN a.country ELSE r.country END
    AND t.town % 15 = floor(15 * pow(draw(d.story, 12), 2));

-- Who tells of it: every happening once, some many times, on its day or the next two, with small changes.
CREATE TEMP TABLE tellings AS
WITH told AS (
    SELECT range AS telling, CASE WHEN range < $stories THEN range ELSE floor($stories * pow(draw(range, 20), 2))::BIGINT END AS story
    FROM range($events)
), dated AS (
    SELECT telling, story, least(DATE '2024-12-30', h.day + floor(2.5 * pow(draw(telling, 21), 2))::INTEGER) AS published
    FROM told JOIN happenings h USING (story)
)
SELECT telling, story, least($articles - 1, floor($articles * (share_until(published)
    + draw(telling, 22) * (share_until(published + 1) - share_until(published)))))::BIGINT AS article
FROM dated;

-- The sentences of each article: one an event, and others around it.
CREATE TEMP TABLE lines AS
WITH told AS (
    SELECT article, telling, row_number() OVER (PARTITION BY article ORDER BY telling) * 2 - 1 AS sentence_index,
        a.name AS actor, r.name AS recipient, h.verb, h.sides, t.name AS town,
        prose(telling, 4 + (telling % 9)) AS rest, draw(telling, 23) < 0.35 AND h.sides <> 'none' AS quoted
    FROM tellings JOIN happenings h USING (story) JOIN pool a ON a.person = h.actor JOIN pool r ON r.person = h.recipient
    LEFT JOIN towns t ON t.town = h.town
), texts AS (
    SELECT article, telling, sentence_index, actor, verb, quoted, len(rest) AS rest_length,
        actor || ' ' || verb || CASE WHEN sides = 'none' THEN '' ELSE ' ' || recipient END
        || coalesce(' in ' || town, '') || ' on Monday, ' || rest || '.' AS text, coalesce(len(' in ' || town), 0) AS town_length
    FROM told
), counts AS (
    SELECT range AS article, coalesce(n, 0) AS n
    FROM range($articles) LEFT JOIN (SELECT article, count(*) AS n FROM tellings GROUP BY article) ON article = range
), others AS (
    SELECT article, unnest(list_distinct(list_concat(range(0, 2 * n + 1, 2), [2 * n + 1, 2 * n + 2])))::BIGINT AS sentence_index FROM counts
), all_lines AS (
    FROM texts
    UNION ALL BY NAME
    SELECT article, sentence_index, capital(prose(hash(article, sentence_index), 10 + (article + sentence_index) % 12)) || '.' AS text
    FROM others
)
SELECT *, coalesce(sum(len(text) + 1) OVER (PARTITION BY article ORDER BY sentence_index ROWS BETWEEN UNBOUNDED PRECEDING
    AND 1 PRECEDING), 0)::INTEGER AS start FROM all_lines;

CREATE TEMP TABLE news AS
SELECT article, key(article, 50) AS article_id, strftime(day_of((article + 0.5) / $articles), '%Y-%m-%d') AS date,
    CASE WHEN draw(article, 51) < 0.97 THEN capital(word(5000 + floor(200 * pow(draw(article, 52), 2.5))::INTEGER)) || ' News' END AS publisher
FROM range($articles) r(article);

INSERT INTO articles BY NAME
SELECT n.article_id, n.date, n.publisher, left(capital(prose(n.article, 6)), 80) AS title, 'https://news.example/' || n.article_id AS url,
    'news.jsonl:' || n.article AS source, 0 AS text_start, t.text, key(n.article, 53) AS text_digest, '1.0+model' AS coder_version,
    TIMESTAMP '2025-01-01' AS coded_at, NULL AS coverage_id
FROM news n JOIN (SELECT article, string_agg(text, ' ' ORDER BY sentence_index) AS text FROM lines GROUP BY article) t USING (article)
ORDER BY n.article;

INSERT INTO sentences BY NAME
SELECT n.article_id, l.sentence_index, l.start, l.start + len(l.text) AS "end", l.text
FROM lines l JOIN news n USING (article) ORDER BY l.article, l.sentence_index;

CREATE TEMP TABLE taking_part AS
WITH sided AS (
    SELECT l.article, l.telling, l.start, l.sentence_index, h.sides, len(l.actor) + len(l.verb) + 2 AS at, unnest([
        {person: h.actor, role: 'actor', position: 0},
        CASE WHEN h.sides <> 'none' THEN {person: h.recipient, role: CASE h.sides WHEN 'both' THEN 'actor' ELSE 'recipient' END,
            position: (h.sides = 'both')::INTEGER} END,
        CASE WHEN h.sides = 'two' THEN {person: (h.recipient // 12) * 12 + (h.recipient + 1) % 12, role: 'recipient', position: 1} END
    ], recursive := true)
    FROM lines l JOIN tellings t USING (telling) JOIN happenings h USING (story)
)
SELECT s.article, s.telling, s.sentence_index, s.role, s.position, p.name, p.country, p.sector, p.office, p.entity_id,
    s.start + CASE WHEN s.role = 'actor' AND s.position = 0 THEN 0 ELSE s.at END AS start,
    -- The second of two recipients has the words of the first: what stands for two.
    CASE WHEN s.sides = 'two' AND s.position = 1 THEN p.before ELSE p.name END AS text
FROM sided s JOIN pool p USING (person)
WHERE s.role IS NOT NULL;

CREATE TEMP TABLE sides AS
SELECT telling, list(name ORDER BY position) FILTER (role = 'actor') AS actors,
    list(country ORDER BY position) FILTER (role = 'actor') AS actor_countries,
    list(coalesce(sector, '') ORDER BY position) FILTER (role = 'actor') AS actor_sectors,
    coalesce(list(name ORDER BY position) FILTER (role = 'recipient'), []) AS recipients,
    coalesce(list(country ORDER BY position) FILTER (role = 'recipient'), []) AS recipient_countries,
    coalesce(list(coalesce(sector, '') ORDER BY position) FILTER (role = 'recipient'), []) AS recipient_sectors
FROM taking_part GROUP BY telling;
CREATE TEMP TABLE quotations AS
SELECT article, telling, row_number() OVER (PARTITION BY article ORDER BY sentence_index) - 1 AS quote FROM lines WHERE quoted;

INSERT INTO events BY NAME
SELECT key(l.telling, 60) AS event_id, n.article_id, l.sentence_index, l.text AS sentence,
    h.event_type, h.mode, h.cameo, list_sort(list_distinct([pick($contexts, h.story, 61), pick($contexts, h.story, 62)])) AS contexts,
    h.quad_category, h.score, CASE WHEN draw(l.telling, 63) < 0.03 THEN 'hypothetical' ELSE h.status END AS status,
    l.verb AS trigger_text, l.start + len(l.actor) + 1 AS trigger_start, l.start + len(l.actor) + 1 + len(l.verb) AS trigger_end,
    h.date, CASE WHEN len(h.date) = 10 THEN h.day END AS date_day, n.date AS published, w.name AS place_text, w.name AS place_name,
    w.country AS place_country, w.lat, w.lon, w.geoname_id, CASE WHEN w.town IS NOT NULL THEN 'city' END AS place_kind,
    round(1 - pow(draw(l.telling, 64), 2) * 0.7, 3) AS confidence, lower(h.event_type) || '.' || l.verb AS rule, key(h.story, 65) AS story_id,
    '1.0+model' AS coder_version, CASE WHEN draw(l.telling, 66) < 0.06 THEN 'ACCUSE' END AS dissent,
    'own sentence' AS date_reason, CASE WHEN w.town IS NOT NULL THEN 'own sentence' END AS place_reason,
    s.* EXCLUDE (telling), CASE WHEN draw(l.telling, 72) < 0.4 THEN [l.actor] ELSE [] END AS attribution
FROM lines l JOIN news n USING (article) JOIN tellings t USING (telling) JOIN happenings h USING (story)
JOIN sides s USING (telling)
LEFT JOIN towns w ON w.town = h.town
ORDER BY l.article, l.sentence_index;

INSERT INTO participants BY NAME
SELECT key(telling, 60) AS event_id, n.article_id, role, position, text, start, start + len(text) AS "end", name, country, sector, office, entity_id,
    CASE WHEN role = 'actor' AND position = 0 AND h.event_type IN
        ('AGREE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE') THEN quote END AS quote
FROM taking_part JOIN news n USING (article) JOIN tellings USING (article, telling) JOIN happenings h USING (story)
LEFT JOIN quotations USING (article, telling) ORDER BY article, sentence_index, role, position;

INSERT INTO entities BY NAME
SELECT n.article_id, row_number() OVER (PARTITION BY article ORDER BY sentence_index, role, position) - 1 AS position,
    text, start, start + len(text) AS "end", name, country, sector, office, entity_id
FROM taking_part JOIN news n USING (article) ORDER BY article, sentence_index, role, position;

INSERT INTO sightings BY NAME
SELECT n.article_id, row_number() OVER (PARTITION BY article ORDER BY sentence_index) - 1 AS position, sentence_index, name, 'person' AS manner,
    country, sector, office, n.date, 'title' AS reason
FROM taking_part JOIN news n USING (article) WHERE office IS NOT NULL AND draw(telling, 70) < 0.1 ORDER BY article, sentence_index;

INSERT INTO attributions BY NAME
SELECT key(telling, 60) AS event_id, n.article_id, 0 AS position, name AS text, name, CASE WHEN draw(telling, 71) < 0.9 THEN 'speaker' ELSE 'publisher' END AS kind
FROM taking_part JOIN news n USING (article) WHERE role = 'actor' AND position = 0 AND draw(telling, 72) < 0.4 ORDER BY article, sentence_index;

INSERT INTO quotes BY NAME
SELECT n.article_id, row_number() OVER (PARTITION BY article ORDER BY l.sentence_index) - 1 AS position,
    substr(l.text, len(l.text) - l.rest_length, l.rest_length) AS text, l.start + len(l.text) - 1 - l.rest_length AS start,
    l.start + len(l.text) - 1 AS "end", CASE WHEN draw(telling, 73) < 0.5 THEN 'direct' ELSE 'indirect' END AS kind, 'said' AS cue,
    p.text AS speaker_text, p.start AS speaker_start, p.start + len(p.text) AS speaker_end, p.name AS speaker_name,
    p.country AS speaker_country, p.sector AS speaker_sector, p.office AS speaker_office, p.entity_id AS speaker_entity_id
FROM lines l JOIN news n USING (article) JOIN taking_part p USING (article, telling)
WHERE l.quoted AND p.role = 'actor' AND p.position = 0 ORDER BY article, l.sentence_index;

INSERT INTO dates BY NAME
SELECT n.article_id, row_number() OVER (PARTITION BY article ORDER BY sentence_index) - 1 AS position, 'Monday' AS text,
    start + position('Monday' IN text) - 1 AS start, start + position('Monday' IN text) + 5 AS "end", n.date AS value, 'weekday' AS reason
FROM lines JOIN news n USING (article) WHERE telling IS NOT NULL ORDER BY article, sentence_index;

INSERT INTO places BY NAME
SELECT n.article_id, row_number() OVER (PARTITION BY article ORDER BY sentence_index) - 1 AS position, w.name AS text,
    l.start + position(' in ' || w.name || ' on ' IN l.text) + 3 AS start, l.start + position(' in ' || w.name || ' on ' IN l.text) + 3 + len(w.name) AS "end",
    w.name, w.country, w.lat, w.lon, w.geoname_id, 'city' AS kind
FROM lines l JOIN news n USING (article) JOIN tellings USING (telling) JOIN happenings h USING (story) JOIN towns w ON w.town = h.town
ORDER BY article, sentence_index;

-- Figures: the dead of attacks, which some reports count otherwise; the words are the trigger's.
INSERT INTO figures BY NAME
WITH counted AS (
    SELECT l.article, l.telling, l.sentence_index, l.verb AS text, l.start + len(l.actor) + 1 AS start,
        CASE WHEN draw(h.story, 80) < 0.7 THEN 'dead' ELSE 'injured' END AS kind,
        floor(1 + 60 * pow(draw(h.story, 81), 6)) + (draw(l.telling, 82) < 0.2)::INTEGER AS value
    FROM lines l JOIN tellings USING (telling) JOIN happenings h USING (story) WHERE h.event_type = 'ASSAULT' AND draw(h.story, 83) < 0.6
)
SELECT CASE WHEN own THEN key(telling, 60) END AS event_id, n.article_id,
    CASE WHEN own THEN 0 ELSE row_number() OVER (PARTITION BY article, own ORDER BY sentence_index) - 1 END AS position,
    text, start, start + len(text) AS "end", kind, value, 'people' AS unit
FROM counted JOIN news n USING (article), (VALUES (true), (false)) o(own) ORDER BY article, sentence_index;

-- The stories, as linking would have written them.
INSERT INTO stories BY NAME
WITH dead AS (
    SELECT e.story_id, f.kind, f.value, count(DISTINCT f.article_id) AS n FROM figures f JOIN events e USING (event_id)
    GROUP BY ALL
), counted AS (
    SELECT story_id, kind, max_by(value, n) AS value, CASE WHEN count(*) > 1 THEN json_group_object(value::INTEGER::VARCHAR, n) END AS disputed
    FROM dead GROUP BY ALL
)
SELECT e.story_id, any_value(e.event_type) AS event_type, any_value(e.mode) AS mode, any_value(e.cameo) AS cameo,
    any_value(e.quad_category) AS quad_category, any_value(e.score) AS score, mode(e.status) AS status, any_value(e.contexts) AS contexts,
    any_value(e.actors) AS actors, any_value(e.actor_countries) AS actor_countries, any_value(e.actor_sectors) AS actor_sectors,
    any_value(e.recipients) AS recipients, any_value(e.recipient_countries) AS recipient_countries,
    any_value(e.recipient_sectors) AS recipient_sectors, any_value(e.date) AS date, any_value(e.date_day) AS date_day,
    any_value(e.place_name) AS place_name, any_value(e.place_country) AS place_country, any_value(e.lat) AS lat, any_value(e.lon) AS lon,
    any_value(e.geoname_id) AS geoname_id, coalesce(any_value(CASE WHEN c.kind IS NOT NULL THEN json_object(coalesce(c.kind, ''), c.value) END), '{}') AS figures,
    min(e.published) AS first_published, max(e.published) AS last_published, min_by(e.article_id, t.article) AS first_article,
    count(DISTINCT e.article_id) AS reports, count(DISTINCT a.publisher) AS outlets, count(*) AS tellings, max(e.confidence) AS confidence,
    CASE WHEN any_value(c.disputed) IS NULL THEN '{}' ELSE json_object(coalesce(any_value(c.kind), ''), any_value(c.disputed)) END AS disagreements
FROM tellings t JOIN events e ON e.event_id = key(t.telling, 60) JOIN articles a ON a.article_id = e.article_id
LEFT JOIN counted c ON c.story_id = e.story_id
GROUP BY e.story_id, t.story ORDER BY min(t.article);

UPDATE articles SET coverage_id = coalesce(found.first, articles.article_id) FROM (
    SELECT n.article_id, min_by(s.first_article, t.telling) AS first FROM news n LEFT JOIN tellings t USING (article)
    LEFT JOIN stories s ON s.story_id = key(t.story, 65) GROUP BY n.article_id
) found WHERE found.article_id = articles.article_id;
