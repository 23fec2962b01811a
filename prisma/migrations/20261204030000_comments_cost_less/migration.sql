-- What inserting a comment costs, and serves nobody.

-- Documents are inserted by triggers alone, for comments that the same statement inserted or that it holds: to look each up once more, as a key
-- does, was a tenth of inserting a comment. What is left of the key is that a comment takes its documents along. That is asked after all that
-- the deletion waited for: whoever changed a text meanwhile has its document found.
ALTER TABLE "desk_documents" DROP CONSTRAINT "desk_documents_comment_id_fkey";
ALTER TABLE "search_documents" DROP CONSTRAINT "search_documents_comment_id_fkey";
CREATE FUNCTION delete_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM desk_documents d USING gone WHERE d.comment_id = gone.id;
  DELETE FROM search_documents d USING gone WHERE d.comment_id = gone.id;
  RETURN null;
END $$;
CREATE TRIGGER comments_documents AFTER DELETE ON comments REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_documents();

-- The same text, without looking at each of its letters.
CREATE OR REPLACE FUNCTION search_text(of_language text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- What stands between two of these is no markup, whatever the parser takes it for.
  SELECT to_tsvector(word_forms(of_language), replace(replace(body, '<', ' '), '>', ' '))
$$;

-- One index of answers, whether they were ever up or not. The other had every comment in it that answers nothing.
DROP INDEX "comments_parent_id_idx";
DROP INDEX "comments_replies";
CREATE INDEX comments_replies ON comments (parent_id, published_at, id) WHERE parent_id IS NOT NULL;
