-- The desk lists the pages that it wants no discussion under, and lets them make themselves known again: by the article that was removed, as the
-- record has it.
ALTER TABLE "dismissed_addresses" ADD COLUMN "article_id" UUID;

UPDATE "dismissed_addresses" SET "article_id" = coalesce(
    (SELECT e.subject_id FROM audit_entries e
     WHERE e.action = 'article.remove'
       AND rtrim(split_part(regexp_replace(e.details->>'address', '^https?://(www\.)?', '', 'i'), '#', 1), '/') = "address"
     ORDER BY e.at DESC LIMIT 1),
    gen_random_uuid());

ALTER TABLE "dismissed_addresses" ALTER COLUMN "article_id" SET NOT NULL;

CREATE UNIQUE INDEX "dismissed_addresses_article_id_key" ON "dismissed_addresses"("article_id");
CREATE INDEX "dismissed_addresses_dismissed_at_article_id_idx" ON "dismissed_addresses"("dismissed_at" DESC, "article_id" DESC);
