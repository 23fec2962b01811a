-- How many comments a member has reviewed, as a job of the night counts them, and whether everybody may read that.
ALTER TABLE "members" ADD COLUMN "reviewed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "members" ADD COLUMN "shows_reviewed" BOOLEAN NOT NULL DEFAULT true;
update members m set reviewed = n.count from (select reviewer_id as id, count(*)::int as count from reviews
  where comment_id is not null and voided_at is null group by reviewer_id) n where n.id = m.id;
