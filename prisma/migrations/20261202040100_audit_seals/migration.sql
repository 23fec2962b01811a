-- The record, sealed. Each entry has a place that a seal will take, made in the transaction of the entry itself by a trigger: so none that is
-- committed is passed over, however late that is, and whatever its id and time say. A seal is the hash of what it covers and of the seal before.
CREATE TABLE "audit_seals" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number"),
    CONSTRAINT "audit_seals_numbers" CHECK ("number" > 0 AND "entries" > 0 AND length("hash") = 32)
);

-- No foreign key to the entry: one that is gone is to be missed.
CREATE TABLE "audit_sealed_entries" (
    "entry_id" UUID NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seal" INTEGER,
    "hash" BYTEA,

    CONSTRAINT "audit_sealed_entries_pkey" PRIMARY KEY ("entry_id"),
    CONSTRAINT "audit_sealed_entries_whole" CHECK (("seal" IS NULL) = ("hash" IS NULL))
);

ALTER TABLE "audit_sealed_entries" ADD CONSTRAINT "audit_sealed_entries_seal_fkey" FOREIGN KEY ("seal") REFERENCES "audit_seals"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "audit_sealed_entries_seal_idx" ON "audit_sealed_entries"("seal");

-- What the record is filtered by.
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at" DESC, "id" DESC);

CREATE FUNCTION note_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_sealed_entries (entry_id) SELECT id FROM fresh;
  RETURN NULL;
END $$;

CREATE TRIGGER audit_entries_noted AFTER INSERT ON audit_entries
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_audit_entries();

-- What was there before is sealed by the job as well.
INSERT INTO audit_sealed_entries (entry_id, noted_at) SELECT id, at FROM audit_entries;

-- A seal stands, and what it covers stays covered by it.
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_sealed_entries_once BEFORE UPDATE ON audit_sealed_entries
  FOR EACH ROW WHEN (OLD.seal IS NOT NULL OR NEW.entry_id <> OLD.entry_id OR NEW.noted_at <> OLD.noted_at) EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_sealed_entries_kept BEFORE DELETE ON audit_sealed_entries
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_sealed_entries_no_truncate BEFORE TRUNCATE ON audit_sealed_entries
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Words of whoever acted, as they are searched for.
CREATE INDEX "audit_entries_reason_words" ON "audit_entries" USING GIN (to_tsvector('simple', "reason" #>> '{}')) WHERE "reason" IS NOT NULL;
