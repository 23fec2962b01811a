-- Who writes articles here, and may be marked in them. It is no place at the desk: moderators and administrators may be authors too.
ALTER TABLE "members" ADD COLUMN "is_author" BOOLEAN NOT NULL DEFAULT false;
update members m set is_author = true where exists (select from articles a where a.author_id = m.id);
