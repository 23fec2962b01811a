-- What a change of the policy would do, as a simulation of the site foresees it (decision 48): one row a change and a day, kept for a week.
CREATE TABLE "forecasts" (
    "change" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "question" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB,
    "made_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    CONSTRAINT "forecasts_pkey" PRIMARY KEY ("change", "day")
);
CREATE INDEX "forecasts_day_asked_at_idx" ON "forecasts"("day", "asked_at");
-- It waits, was made, or has failed.
alter table forecasts add constraint forecasts_one_outcome
  check ((result is null) = (made_at is null) and (made_at is null or failed_at is null));
