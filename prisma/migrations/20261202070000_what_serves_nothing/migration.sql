-- When a check failed last was written at each failure, and read by nobody.
ALTER TABLE "failing_checks" DROP COLUMN "failed_at";

-- The newest folded day is found from the end of the primary key; a week's replays are soon read whole; and by which rule a comment was decided
-- is asked of those alone that a queue looks at, each by its own decisions.
drop index daily_numbers_folded;
DROP INDEX "replays_asked_at_idx";
drop index decisions_by_rule;
