-- Again what inserting a comment costs, and serves nobody.

-- A text is known by its comment and its number. Nothing looks for it by its id, which drafts of a new text are kept under.
ALTER TABLE "comment_revisions" DROP CONSTRAINT "comment_revisions_pkey", ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
ALTER TABLE "comment_revisions" ADD CONSTRAINT "comment_revisions_pkey" PRIMARY KEY USING INDEX "comment_revisions_comment_id_number_key";

-- An import that a comment has come by stays. That was looked up for each of its comments; now it is when an import is to go that has inserted any: imports are
-- forgotten before that, and never after.
ALTER TABLE "imported_comments" DROP CONSTRAINT "imported_comments_import_id_fkey";
CREATE FUNCTION keep_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM imported_comments WHERE import_id = OLD.id) THEN
    RAISE foreign_key_violation USING MESSAGE = 'comments have come by this import';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER comment_imports_stay BEFORE DELETE ON comment_imports FOR EACH ROW WHEN (OLD.position > 0) EXECUTE FUNCTION keep_import();

-- What a source calls a comment goes with the comment, as its documents do: one statement inserts the two.
ALTER TABLE "imported_comments" DROP CONSTRAINT "imported_comments_comment_id_fkey";
CREATE OR REPLACE FUNCTION delete_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM desk_documents d USING gone WHERE d.comment_id = gone.id;
  DELETE FROM search_documents d USING gone WHERE d.comment_id = gone.id;
  DELETE FROM imported_comments i USING gone WHERE i.comment_id = gone.id;
  RETURN null;
END $$;

-- What was published when, whether it is up still or not, by one index in place of two.
DROP INDEX "comments_posted";
DROP INDEX "comments_published_lately";
CREATE INDEX comments_posted ON comments (published_at, article_id, visible) WHERE published_at IS NOT NULL;
