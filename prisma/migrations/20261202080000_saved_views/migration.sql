-- Queues as they were narrowed, by a name: of a member of the desk, or, without an owner, of all of it.
-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "by_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_views_by_id_idx" ON "saved_views"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_owner_id_name_key" ON "saved_views"("owner_id", "name");

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

create unique index saved_views_of_all on saved_views (name) where owner_id is null;

alter table saved_views
  add constraint saved_views_name_length check (char_length(name) between 1 and 60),
  add constraint saved_views_own check (owner_id is null or owner_id = by_id),
  add constraint saved_views_filter_whole check (jsonb_typeof(filter) = 'object' and octet_length(filter::text) <= 4000);

create trigger saved_views_not_of_who_left before insert on saved_views
  for each row execute function refuse_of_who_left('by_id', 'refuse');
