-- AlterEnum
ALTER TYPE "MailTiming" ADD VALUE 'DAILY';
ALTER TYPE "MailTiming" ADD VALUE 'WEEKLY';

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "author_id" UUID,
ADD COLUMN     "default_sort" TEXT,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "comment_revisions" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "bridging_rank" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "bridging_score" DOUBLE PRECISION,
ADD COLUMN     "reaction_counts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "top_score" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "expertise" ADD COLUMN     "field_folded" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "verified_by_id" UUID;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "founding" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "once_key" TEXT,
ALTER COLUMN "event_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "reactions" (
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("comment_id","member_id","kind")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "member_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("member_id","comment_id")
);

-- CreateTable
CREATE TABLE "follows" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "root_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mutes" (
    "member_id" UUID NOT NULL,
    "muted_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("member_id","muted_id")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "comment_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "bridging_fits" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "raters" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "ratings" INTEGER NOT NULL,
    "iterations" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,

    CONSTRAINT "bridging_fits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_digests" (
    "member_id" UUID NOT NULL,
    "timing" "MailTiming" NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "mail_digests_pkey" PRIMARY KEY ("member_id","timing")
);

-- CreateIndex
CREATE INDEX "reactions_member_id_created_at_idx" ON "reactions"("member_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "bookmarks_member_id_created_at_comment_id_idx" ON "bookmarks"("member_id", "created_at" DESC, "comment_id");

-- CreateIndex
CREATE INDEX "follows_member_id_created_at_idx" ON "follows"("member_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "follows_article_id_idx" ON "follows"("article_id");

-- CreateIndex
CREATE INDEX "follows_root_id_idx" ON "follows"("root_id");

-- CreateIndex
CREATE INDEX "mutes_muted_id_idx" ON "mutes"("muted_id");

-- CreateIndex
CREATE INDEX "search_documents_document_idx" ON "search_documents" USING GIN ("document");

-- CreateIndex
CREATE INDEX "search_documents_article_id_published_at_idx" ON "search_documents"("article_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "search_documents_author_id_published_at_idx" ON "search_documents"("author_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "bridging_fits_at_idx" ON "bridging_fits"("at" DESC);

-- CreateIndex
CREATE INDEX "expertise_field_folded_member_id_idx" ON "expertise"("field_folded", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_member_id_kind_once_key_key" ON "notices"("member_id", "kind", "once_key");

-- AddForeignKey
ALTER TABLE "expertise" ADD CONSTRAINT "expertise_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_muted_id_fkey" FOREIGN KEY ("muted_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_digests" ADD CONSTRAINT "mail_digests_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What was there before ──────────────────────────────────────────────────────────────────────

update expertise set field_folded = lower(normalize(field, nfkc));

-- Word forms by the language that a text is written in, where PostgreSQL knows them.
create function word_forms(of_language text) returns regconfig language sql immutable parallel safe as $$
  select case split_part(of_language, '-', 1)
    when 'en' then 'pg_catalog.english'::regconfig
    when 'ar' then 'pg_catalog.arabic'::regconfig
    else 'pg_catalog.simple'::regconfig end
$$;
-- The text that readers see, as search reads it; and what somebody looks for, as it is met with in a text of a language.
create function search_text(of_language text, body text) returns tsvector language sql immutable parallel safe as $$
  -- What stands between two of these is no markup, whatever the parser takes it for.
  select to_tsvector(word_forms(of_language), translate(body, '<>', '  '))
$$;
create function search_query(of_language text, words text) returns tsquery language sql immutable parallel safe as $$
  select websearch_to_tsquery(word_forms(of_language), words)
$$;
insert into search_documents (comment_id, article_id, author_id, published_at, document)
  select c.id, c.article_id, c.author_id, c.published_at, search_text(r.language, r.body)
  from comments c join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
  where c.visible;

-- ── What must never be, whoever writes ─────────────────────────────────────────────────────────

alter table comments
  add constraint comments_top_score_is_share check (top_score between 0 and 1),
  add constraint comments_reaction_counts_by_kind check (jsonb_typeof(reaction_counts) = 'object');

alter table expertise
  add constraint expertise_position_in_order check (position between 0 and 4),
  add constraint expertise_field_length check (char_length(field) between 1 and 60),
  add constraint expertise_line_length check (char_length(line) between 1 and 160),
  add constraint expertise_verified_whole check (verified_at is not null or verified_by_id is null);
-- Nobody states one field twice.
create unique index expertise_field_once on expertise (member_id, field_folded) where field_folded <> '';

alter table mutes add constraint mutes_another check (member_id <> muted_id);

-- Nobody reacts to their own comment.
create function forbid_own_reaction() returns trigger language plpgsql as $$
begin
  if exists (select 1 from comments where id = new.comment_id and author_id = new.member_id) then
    raise exception 'a member cannot react to their own comment' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger reactions_not_own before insert on reactions for each row execute function forbid_own_reaction();

-- The revision that was judged last of those up to one that readers see: a correction is no other text to those who judged it.
create function judged_revision(of_comment uuid, shown int) returns int language sql stable parallel safe
  begin atomic
    select coalesce(max(x.revision), shown) from decisions x
    where x.comment_id = of_comment and x.outcome = 'PUBLISH' and x.revision <= shown
      and not exists (select 1 from audit_entries a where a.subject_id = of_comment and a.action = 'comment.correct'
        and (a.details->>'revision')::int = x.revision);
  end;

-- Search reads what readers see, whoever shows or hides it.
create function keep_search_document() returns trigger language plpgsql as $$
begin
  if new.visible then
    insert into search_documents (comment_id, article_id, author_id, published_at, document)
      select new.id, new.article_id, new.author_id, new.published_at, search_text(r.language, r.body)
      from comment_revisions r where r.comment_id = new.id and r.number = new.published_revision
      on conflict (comment_id) do update set document = excluded.document, published_at = excluded.published_at;
  else
    delete from search_documents where comment_id = new.id;
  end if;
  return null;
end $$;
create trigger comments_search_from_start after insert on comments for each row
  when (new.visible) execute function keep_search_document();
create trigger comments_search after update of visible, published_revision on comments for each row
  when ((old.visible, old.published_revision) is distinct from (new.visible, new.published_revision))
  execute function keep_search_document();

-- One discussion, or one thread of it, is followed once.
create unique index follows_article_once on follows (member_id, article_id) where root_id is null;
create unique index follows_thread_once on follows (member_id, root_id) where root_id is not null;

-- ── Hot queries ────────────────────────────────────────────────────────────────────────────────

-- A page of an article's thread: top level, by what its readers make of it.
create index comments_thread_top on comments (article_id, top_score desc, id desc)
  where parent_id is null and published_at is not null;
create index comments_thread_bridging on comments (article_id, bridging_rank desc, id desc)
  where parent_id is null and published_at is not null;
-- What members say they know, and no moderator has confirmed.
create index expertise_unverified on expertise (stated_at, id) where verified_at is null;
-- What the bridging fit has judged.
create index comments_judged on comments (article_id) where bridging_score is not null;
-- What has been posted since a moment.
create index comments_published_since on comments (article_id, published_at, id) where visible;

-- Who wrote a comment, as everybody may know them. Nobody speaks as one who knows while they are banned.
create or replace view authors as
  select m.id, m.display_name, json_build_object(
    'id', m.id, 'displayName', m.display_name,
    'badges', (case m.role when 'MODERATOR' then '["moderator"]'::jsonb when 'ADMIN' then '["staff"]'::jsonb else '[]'::jsonb end)
      || coalesce((select '["founding"]'::jsonb from memberships s where s.member_id = m.id and s.founding and s.state = 'ACTIVE'),
                  '[]'::jsonb),
    'expertise', coalesce((select json_agg(json_build_object('field', e.field, 'line', e.line, 'verified', e.verified_at is not null)
      order by e.position) from expertise e where e.member_id = m.id
        and not exists (select 1 from sanctions s where s.member_id = m.id and s.kind = 'BAN' and s.lifted_at is null)),
      '[]'::json)) as card
  from members m;

-- Whether readers have met a member here: by a comment that they see, an article, or a role. Nobody else is found by their name.
create function has_been_met(member uuid) returns boolean language sql stable parallel safe as $$
  select exists (select 1 from comments c where c.author_id = member and c.visible)
    or exists (select 1 from articles a where a.author_id = member)
    or exists (select 1 from members m where m.id = member and m.role <> 'MEMBER')
$$;
create index articles_of_author on articles (author_id) where author_id is not null;

-- ── Notices ────────────────────────────────────────────────────────────────────────────────────

-- What has no event is told once by its key.
alter table notices add constraint notices_from_something check (num_nonnulls(event_id, once_key) > 0);

-- Of one comment by somebody else a member is told once, as an answer or as a mention.
create unique index notices_once_in_conversation on notices (member_id, comment_id)
  where kind in ('comment.reply', 'comment.mention');

-- What a digest may have to tell.
create index notices_unmailed on notices (member_id, created_at) where read_at is null and mailed_at is null;

-- ── What a member may hear at once ─────────────────────────────────────────────────────────────

-- Every instance hears, at the commit, whose notices are others than they were, and whose comment has moved on without them.
-- What was announced in the same words by one transaction arrives once.
create function announce_notices() returns trigger language plpgsql as $$
begin
  perform pg_notify('trialogue_live', json_build_object('member', new.member_id)::text);
  return null;
end $$;
create trigger notices_announce after insert or update of read_at, created_at on notices
  for each row execute function announce_notices();

create function announce_to_author() returns trigger language plpgsql as $$
begin
  perform pg_notify('trialogue_live', json_build_object('member', new.payload ->> 'authorId',
    'comment', new.subject_id, 'state', new.payload ->> 'state')::text);
  return null;
end $$;
-- Not what authors do themselves: a submit must not queue for the one lock that announcing takes.
create trigger outbox_events_announce_to_author after insert on outbox_events
  for each row when (new.type in ('comment.publish', 'comment.refer', 'comment.reject', 'comment.remove', 'comment.hide',
    'comment.restore', 'comment.expire')) execute function announce_to_author();
