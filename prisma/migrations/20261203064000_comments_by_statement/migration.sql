-- Whether an author has left is asked once for all comments that one statement inserts, and no longer row by row: a row as JSON, to find one
-- column in it, was an eighth of what inserting a comment took. It waits for whoever closes an account as before, and then sees that.
DROP TRIGGER comments_not_of_who_left ON comments;
CREATE FUNCTION refuse_comments_of_who_left() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM FROM (SELECT DISTINCT author_id FROM added) a
    CROSS JOIN LATERAL (SELECT left_at FROM members WHERE id = a.author_id FOR KEY SHARE) m WHERE m.left_at IS NOT NULL;
  IF found THEN
    RAISE EXCEPTION 'the member has left' USING errcode = 'TL001';
  END IF;
  RETURN null;
END $$;
CREATE TRIGGER comments_not_of_who_left AFTER INSERT ON comments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_comments_of_who_left();

-- Of what is new there is no document yet: it is inserted without first looking whether there is one. The desk's is of the text that was inserted.
CREATE OR REPLACE FUNCTION keep_search_documents() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF EXISTS (SELECT FROM added WHERE visible) THEN
    INSERT INTO search_documents (comment_id, article_id, author_id, published_at, document)
      SELECT c.id, c.article_id, c.author_id, c.published_at, search_text(r.language, r.body)
      FROM added c JOIN comment_revisions r ON r.comment_id = c.id AND r.number = c.published_revision WHERE c.visible;
  END IF;
  RETURN null;
END $$;
CREATE OR REPLACE FUNCTION keep_desk_documents() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF EXISTS (SELECT FROM added WHERE number > 1) THEN
    INSERT INTO desk_documents (comment_id, document)
      SELECT c.id, search_text('simple', m.display_name || ' ' || r.body)
      FROM (SELECT DISTINCT comment_id FROM added) a JOIN comments c ON c.id = a.comment_id JOIN members m ON m.id = c.author_id
        CROSS JOIN LATERAL (SELECT body FROM comment_revisions WHERE comment_id = c.id ORDER BY number DESC LIMIT 1) r
      ON CONFLICT (comment_id) DO UPDATE SET document = excluded.document;
  ELSE
    INSERT INTO desk_documents (comment_id, document)
      SELECT c.id, search_text('simple', m.display_name || ' ' || r.body)
      FROM added r JOIN comments c ON c.id = r.comment_id JOIN members m ON m.id = c.author_id;
  END IF;
  RETURN null;
END $$;
