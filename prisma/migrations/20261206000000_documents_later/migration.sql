-- A transaction may say that what it inserts gets its documents later, on another connection: an import does, and makes them a moment after.
DROP TRIGGER comments_search_from_start ON comments;
CREATE TRIGGER comments_search_from_start AFTER INSERT ON comments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT WHEN (current_setting('trialogue.documents', true) IS DISTINCT FROM 'later') EXECUTE FUNCTION keep_search_documents();
DROP TRIGGER comment_revisions_desk ON comment_revisions;
CREATE TRIGGER comment_revisions_desk AFTER INSERT ON comment_revisions REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT WHEN (current_setting('trialogue.documents', true) IS DISTINCT FROM 'later') EXECUTE FUNCTION keep_desk_documents();
