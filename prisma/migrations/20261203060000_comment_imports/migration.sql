-- Comments that were written elsewhere, and who wrote them there.

-- A member who is here by what they wrote elsewhere: nobody signs in to it, and nothing is mailed. Whoever shows that the address is theirs
-- gets the comments, and this is gone.
CREATE TABLE "unclaimed_members" (
    "member_id" UUID NOT NULL,
    "email_folded" TEXT,
    "claimed_by_id" UUID,

    CONSTRAINT "unclaimed_members_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "unclaimed_members_by_another" CHECK ("claimed_by_id" <> "member_id"),
    CONSTRAINT "unclaimed_members_by_address" CHECK ("claimed_by_id" IS NULL OR "email_folded" IS NOT NULL)
);
CREATE UNIQUE INDEX "unclaimed_members_email_folded_key" ON "unclaimed_members"("email_folded");
CREATE INDEX "unclaimed_members_claimed_by_id_idx" ON "unclaimed_members"("claimed_by_id");
ALTER TABLE "unclaimed_members" ADD CONSTRAINT "unclaimed_members_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "unclaimed_members" ADD CONSTRAINT "unclaimed_members_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whoever an address becomes a member's by, whichever way: what was written with it elsewhere is theirs from then on, by a job. An import locks
-- the table before it looks for members: of the two, the second sees what the first did.
CREATE FUNCTION claim_imported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE unclaimed_members SET claimed_by_id = new.id
    WHERE email_folded = new.email_folded AND claimed_by_id IS NULL AND member_id <> new.id;
  IF found THEN
    PERFORM graphile_worker.add_job('claim-comments', json_build_object('memberId', new.id));
  END IF;
  RETURN null;
END $$;
CREATE TRIGGER members_claim_imported AFTER INSERT OR UPDATE OF email_folded, verified_at ON members
  FOR EACH ROW WHEN (new.verified_at IS NOT NULL AND new.left_at IS NULL) EXECUTE FUNCTION claim_imported();

-- What a source calls its authors, articles and comments, and which of ours they are: the same is never imported twice.
CREATE TABLE "imported_authors" (
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "imported_authors_pkey" PRIMARY KEY ("source", "external_id")
);
CREATE INDEX "imported_authors_member_id_idx" ON "imported_authors"("member_id");
ALTER TABLE "imported_authors" ADD CONSTRAINT "imported_authors_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "imported_articles" (
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "article_id" UUID NOT NULL,

    CONSTRAINT "imported_articles_pkey" PRIMARY KEY ("source", "external_id")
);
CREATE INDEX "imported_articles_article_id_idx" ON "imported_articles"("article_id");
ALTER TABLE "imported_articles" ADD CONSTRAINT "imported_articles_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The import of a file: how far it is, and what came of it. It is written in the transaction of what it counts.
CREATE TABLE "comment_imports" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB NOT NULL,

    CONSTRAINT "comment_imports_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "comment_imports_position" CHECK ("position" >= 0)
);
CREATE INDEX "comment_imports_started_at_id_idx" ON "comment_imports"("started_at" DESC, "id" DESC);
-- One that was cut off is gone on with.
CREATE UNIQUE INDEX "comment_imports_under_way" ON "comment_imports"("source", "digest") WHERE "finished_at" IS NULL;

-- What was imported once is not imported again.
CREATE TABLE "imported_comments" (
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "comment_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,

    CONSTRAINT "imported_comments_pkey" PRIMARY KEY ("source", "external_id")
);
ALTER TABLE "imported_comments" ADD CONSTRAINT "imported_comments_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "imported_comments" ADD CONSTRAINT "imported_comments_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What answers something that has not come yet.
CREATE TABLE "unplaced_comments" (
    "import_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "parent_id" TEXT NOT NULL,
    "comment" JSONB NOT NULL,

    CONSTRAINT "unplaced_comments_pkey" PRIMARY KEY ("import_id", "external_id")
);
CREATE INDEX "unplaced_comments_import_id_parent_id_idx" ON "unplaced_comments"("import_id", "parent_id");
ALTER TABLE "unplaced_comments" ADD CONSTRAINT "unplaced_comments_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which address an article is known.
CREATE INDEX "articles_address_idx" ON "articles"("address");

-- What search and the desk find comments by is kept for all that one statement inserts, and no longer row by row. A session plans this once, and
-- perhaps while there are few rows: it goes from what was inserted to the rest by index, always.
DROP TRIGGER comments_search_from_start ON comments;
CREATE FUNCTION keep_search_documents() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF EXISTS (SELECT FROM added WHERE visible) THEN
    INSERT INTO search_documents (comment_id, article_id, author_id, published_at, document)
      SELECT c.id, c.article_id, c.author_id, c.published_at, search_text(r.language, r.body)
      FROM added c JOIN comment_revisions r ON r.comment_id = c.id AND r.number = c.published_revision WHERE c.visible
      ON CONFLICT (comment_id) DO UPDATE SET document = excluded.document, published_at = excluded.published_at;
  END IF;
  RETURN null;
END $$;
CREATE TRIGGER comments_search_from_start AFTER INSERT ON comments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION keep_search_documents();

DROP TRIGGER comment_revisions_desk ON comment_revisions;
CREATE FUNCTION keep_desk_documents() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO desk_documents (comment_id, document)
    SELECT c.id, search_text('simple', m.display_name || ' ' || r.body)
    FROM (SELECT DISTINCT comment_id FROM added) a JOIN comments c ON c.id = a.comment_id JOIN members m ON m.id = c.author_id
      CROSS JOIN LATERAL (SELECT body FROM comment_revisions WHERE comment_id = c.id ORDER BY number DESC LIMIT 1) r
    ON CONFLICT (comment_id) DO UPDATE SET document = excluded.document;
  RETURN null;
END $$;
CREATE TRIGGER comment_revisions_desk AFTER INSERT ON comment_revisions REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION keep_desk_documents();
CREATE TRIGGER comment_revisions_desk_changed AFTER UPDATE OF body ON comment_revisions
  FOR EACH ROW EXECUTE FUNCTION keep_desk_document();
