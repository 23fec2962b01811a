-- What the discussion under an article takes, and what readers are told above it. A boolean could only say open or closed.
CREATE TYPE "Commenting" AS ENUM ('OPEN', 'STAFF', 'CLOSED', 'ARCHIVED');

ALTER TABLE "articles"
    ADD COLUMN "commenting" "Commenting" NOT NULL DEFAULT 'OPEN',
    ADD COLUMN "commenting_note" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "close_after_days" INTEGER,
    ADD COLUMN "moderator_first" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "slow_minutes" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "announcement" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "announcement_html" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "discussion_version" INTEGER NOT NULL DEFAULT 1,
    ADD CONSTRAINT "articles_close_after_days" CHECK ("close_after_days" BETWEEN 1 AND 3650),
    ADD CONSTRAINT "articles_slow_minutes" CHECK ("slow_minutes" BETWEEN 0 AND 1440);

UPDATE "articles" SET "commenting" = 'CLOSED' WHERE NOT "comments_open";

ALTER TABLE "articles" DROP COLUMN "comments_open";

-- The desk finds an article by the beginnings of words of its headline.
CREATE INDEX "articles_headline_words" ON "articles" USING GIN (to_tsvector('simple', "headline"));
