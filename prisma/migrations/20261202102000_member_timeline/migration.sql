-- DropIndex
DROP INDEX "sanctions_member_id_idx";

-- DropIndex
DROP INDEX "appeals_member_id_idx";

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "author_id" UUID;

update decisions d set author_id = c.author_id from comments c where c.id = d.comment_id;

-- Whose comment it is about, so that what was decided about somebody's is found from the newest.
create function keep_author_of_decision() returns trigger language plpgsql as $$
begin
  -- A comment that comes in with it, in one statement, is not seen yet.
  new.author_id = coalesce((select author_id from comments where id = new.comment_id), new.author_id);
  return new;
end $$;
create trigger decisions_keep_author before insert on decisions
  for each row execute function keep_author_of_decision();

-- CreateIndex
CREATE INDEX "decisions_author_id_created_at_id_idx" ON "decisions"("author_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sanctions_member_id_starts_at_id_idx" ON "sanctions"("member_id", "starts_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "appeals_member_id_created_at_id_idx" ON "appeals"("member_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reports_member_id_created_at_id_idx" ON "reports"("member_id", "created_at" DESC, "id" DESC);
