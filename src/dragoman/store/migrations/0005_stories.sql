-- To whom words were said.
ALTER TABLE quotes ADD COLUMN addressee_text VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_start INTEGER;
ALTER TABLE quotes ADD COLUMN addressee_end INTEGER;
ALTER TABLE quotes ADD COLUMN addressee_name VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_country VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_sector VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_office VARCHAR;
ALTER TABLE quotes ADD COLUMN addressee_entity_id VARCHAR;
