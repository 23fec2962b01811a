-- CreateTable
CREATE TABLE "desk_documents" (
    "comment_id" UUID NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "desk_documents_pkey" PRIMARY KEY ("comment_id")
);

-- AddForeignKey
ALTER TABLE "desk_documents" ADD CONSTRAINT "desk_documents_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the desk finds a comment by, in whatever state it is: its newest text, and who wrote it.
create function keep_desk_document() returns trigger language plpgsql as $$
begin
  insert into desk_documents (comment_id, document)
    select c.id, search_text('simple', m.display_name || ' ' || r.body)
    from comments c join members m on m.id = c.author_id
      cross join lateral (select body from comment_revisions where comment_id = c.id order by number desc limit 1) r
    where c.id = new.comment_id
    on conflict (comment_id) do update set document = excluded.document;
  return null;
end $$;
create trigger comment_revisions_desk after insert or update of body on comment_revisions
  for each row execute function keep_desk_document();

create function keep_desk_documents_of_member() returns trigger language plpgsql as $$
begin
  update desk_documents d set document = search_text('simple', new.display_name || ' ' || r.body)
    from comments c cross join lateral (select body from comment_revisions where comment_id = c.id order by number desc limit 1) r
    where c.author_id = new.id and d.comment_id = c.id;
  return null;
end $$;
create trigger members_desk after update of display_name on members for each row
  when (old.display_name is distinct from new.display_name) execute function keep_desk_documents_of_member();

insert into desk_documents (comment_id, document)
  select c.id, search_text('simple', m.display_name || ' ' || r.body)
  from comments c join members m on m.id = c.author_id join comment_revisions r on r.comment_id = c.id and r.number = c.revision;

-- CreateIndex
CREATE INDEX "desk_documents_document_idx" ON "desk_documents" USING GIN ("document");

-- All there is, as it was written; and what is under one article, whatever became of it.
create index comments_written on comments (created_at, id);
create index comments_of_article on comments (article_id, state, state_changed_at, id);
-- What a rule was named for.
create index decisions_by_rule on decisions (rule, comment_id) where rule is not null;
