-- What the desk's page of numbers adds up: one row a day, figure and what it is of (an article, a rule, a moderator). Only days that are over are kept:
-- nothing that is counted here changes once it has happened.
CREATE TABLE "daily_numbers" (
    "day" DATE NOT NULL,
    "figure" TEXT NOT NULL,
    "of" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL,
    "seconds" INTEGER[],

    CONSTRAINT "daily_numbers_pkey" PRIMARY KEY ("day", "figure", "of")
);

-- A day of it is found without looking at the others.
CREATE INDEX "comments_posted" ON "comments"("published_at", "article_id") WHERE "published_at" IS NOT NULL;
CREATE INDEX "decisions_created_at_idx" ON "decisions"("created_at");
CREATE INDEX "appeals_decided" ON "appeals"("decided_at") WHERE "decided_at" IS NOT NULL;

-- Up to which day they are kept.
create index daily_numbers_folded on daily_numbers (day) where figure = 'folded';
