-- The first-level division of a place, how day and place of an event were chosen, the positions that actors voiced.
ALTER TABLE places ADD COLUMN division VARCHAR;
ALTER TABLE events ADD COLUMN date_reason VARCHAR;
ALTER TABLE events ADD COLUMN place_reason VARCHAR;

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
