-- Names that members gave up: moderators know them, readers for a while, and nobody else may take one while it is reserved.
CREATE TABLE "former_names" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "given_up_at" TIMESTAMPTZ(3) NOT NULL,
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_names_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "former_names_reserved" CHECK ("reserved_until" > "given_up_at")
);

CREATE INDEX "former_names_member_id_given_up_at_idx" ON "former_names"("member_id", "given_up_at" DESC);
CREATE INDEX "former_names_name_skeleton_idx" ON "former_names"("name_skeleton");
ALTER TABLE "former_names" ADD CONSTRAINT "former_names_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

-- What members are called, and were until lately.
CREATE VIEW member_names AS
  SELECT id AS member_id, display_name, name_skeleton FROM members
  UNION ALL
  SELECT member_id, display_name, name_skeleton FROM former_names WHERE reserved_until > now();

-- A name that is reserved is as good as taken, and is refused as such. After the row is there: whoever waited for the name to be given up
-- sees by then who has it reserved.
CREATE FUNCTION refuse_reserved_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM former_names f
    WHERE f.name_skeleton = new.name_skeleton AND f.member_id <> new.id AND f.reserved_until > clock_timestamp()) THEN
    RAISE unique_violation USING
      MESSAGE = 'duplicate key value violates unique constraint "members_name_skeleton_key"',
      DETAIL = 'Key (name_skeleton) is reserved for who gave it up.',
      CONSTRAINT = 'members_name_skeleton_key', TABLE = 'members', SCHEMA = 'public';
  END IF;
  RETURN null;
END $$;
CREATE TRIGGER members_reserved_name AFTER INSERT OR UPDATE OF name_skeleton ON members
  FOR EACH ROW EXECUTE FUNCTION refuse_reserved_name();
