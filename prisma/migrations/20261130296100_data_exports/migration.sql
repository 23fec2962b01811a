-- A copy of everything that is kept of a member, which they asked for.
CREATE TABLE "data_exports" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "file" BYTEA,

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "data_exports_made" CHECK (("made_at" IS NULL) = ("ends_at" IS NULL) AND ("file" IS NULL OR "made_at" IS NOT NULL))
);

CREATE UNIQUE INDEX "data_exports_member_id_key" ON "data_exports"("member_id");
CREATE INDEX "data_exports_asked_at_idx" ON "data_exports"("asked_at");

ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It is compressed already.
alter table data_exports alter column file set storage external;

create trigger data_exports_not_of_who_left before insert on data_exports
  for each row execute function refuse_of_who_left('member_id', 'refuse');
