-- The record held what members say they know in their own words, which nothing could take out again when they left. From now on it holds the
-- entries' ids; of what it has, the words go, this once.
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_append_only";
UPDATE "audit_entries" SET "details" = NULLIF("details" - 'before' - 'after' - 'field' - 'line', '{}'::jsonb)
WHERE "action" LIKE 'expertise.%' AND "details" ?| ARRAY['before', 'after', 'field', 'line'];
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_append_only";
