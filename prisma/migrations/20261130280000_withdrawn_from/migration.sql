-- Where a comment stood that its author took back: they may undo that for some minutes. Null where it cannot be undone.
ALTER TABLE "comments" ADD COLUMN "withdrawn_from" JSONB;
ALTER TABLE "comments" ADD CONSTRAINT "comments_withdrawn_from" CHECK ("withdrawn_from" IS NULL OR "state" = 'WITHDRAWN');
