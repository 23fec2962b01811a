-- Articles that made themselves known at first sight: when the first reader saw the discussion under them.
ALTER TABLE "articles"
    ADD COLUMN "discovered_at" TIMESTAMPTZ(3),
    ADD COLUMN "looked_at" TIMESTAMPTZ(3);

-- Of two who see a page first at the same moment, one makes its article.
CREATE UNIQUE INDEX "articles_discovered_once" ON "articles"("address") WHERE "discovered_at" IS NOT NULL;
-- What the desk has not looked at yet, in the order of its list.
CREATE INDEX "articles_discovered_new" ON "articles"("published_at" DESC, "id" DESC)
    WHERE "discovered_at" IS NOT NULL AND "looked_at" IS NULL;

-- Pages that the desk wants no discussion under: they make no article again.
CREATE TABLE "dismissed_addresses" (
    "address" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dismissed_addresses_pkey" PRIMARY KEY ("address")
);

-- An article goes only where nothing is under it, which has to be seen at once however much is under others.
CREATE INDEX "drafts_article_id_idx" ON "drafts"("article_id");
CREATE INDEX "review_assignments_article_id_idx" ON "review_assignments"("article_id");
