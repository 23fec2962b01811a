-- CreateEnum
CREATE TYPE "CalibrationSource" AS ENUM ('SHIPPED', 'MODERATOR');

-- CreateEnum
CREATE TYPE "ContestOutcome" AS ENUM ('KEPT', 'RETIRED');

-- CreateEnum
CREATE TYPE "ReviewerStanding" AS ENUM ('GOOD', 'WARNED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('OPEN', 'UPHELD', 'REVERSED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ReportOutcome" AS ENUM ('DISMISSED', 'ACTED');

-- CreateEnum
CREATE TYPE "MailTiming" AS ENUM ('AT_ONCE', 'NEVER');

-- DropIndex
DROP INDEX "review_assignments_reviewer_id_calibration_item_id_key";

-- AlterTable
ALTER TABLE "calibration_items" ADD COLUMN     "comment_id" UUID,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "passes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "picked_by_id" UUID,
ADD COLUMN     "reliable_passes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reliable_uses" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "retired_reason" TEXT,
ADD COLUMN     "source" "CalibrationSource" NOT NULL DEFAULT 'SHIPPED',
ADD COLUMN     "uses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "open_report_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "passage" TEXT;

-- AlterTable
ALTER TABLE "idempotency_keys" ADD COLUMN     "resource_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "believed" DOUBLE PRECISION,
ADD COLUMN     "comment_version" INTEGER,
ADD COLUMN     "counts_for_duty" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "network" TEXT,
ADD COLUMN     "settled" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sanctions" ADD COLUMN     "lift_reason" TEXT,
ADD COLUMN     "lifted_by_id" UUID;

-- CreateTable
CREATE TABLE "calibration_contests" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "ContestOutcome",
    "note" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "calibration_contests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer_records" (
    "member_id" UUID NOT NULL,
    "acceptable_right" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "acceptable_wrong" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "unacceptable_right" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "unacceptable_wrong" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "standing" "ReviewerStanding" NOT NULL DEFAULT 'GOOD',
    "standing_since" TIMESTAMPTZ(3) NOT NULL,
    "ladder_since" TIMESTAMPTZ(3) NOT NULL,
    "standing_reason" TEXT,
    "standing_by_id" UUID,

    CONSTRAINT "reviewer_records_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "reviewer_pairs" (
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "shared" INTEGER NOT NULL,
    "agreed" INTEGER NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "chance" DOUBLE PRECISION NOT NULL,
    "correlated" BOOLEAN NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviewer_pairs_pkey" PRIMARY KEY ("first_id","second_id")
);

-- CreateTable
CREATE TABLE "reliability_fits" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reviews" INTEGER NOT NULL,
    "items" INTEGER NOT NULL,
    "reviewers" INTEGER NOT NULL,
    "iterations" INTEGER NOT NULL,
    "prevalence" DOUBLE PRECISION NOT NULL,
    "mean_drift" DOUBLE PRECISION NOT NULL,
    "max_drift" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "reliability_fits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeals" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "state" "AppealState" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "note" TEXT,

    CONSTRAINT "appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "ReportOutcome",
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "comment_id" UUID,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),
    "mail_claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preferences" (
    "member_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "mail" "MailTiming" NOT NULL,

    CONSTRAINT "notice_preferences_pkey" PRIMARY KEY ("member_id","topic")
);

-- CreateIndex
CREATE INDEX "members_created_at_id_idx" ON "members"("created_at" DESC, "id" DESC);

-- CreateTable
CREATE TABLE "transparency_summaries" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "numbers" JSONB NOT NULL,

    CONSTRAINT "transparency_summaries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pattern_summaries" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "pattern_summaries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calibration_contests_review_id_key" ON "calibration_contests"("review_id");

-- CreateIndex
CREATE INDEX "calibration_contests_item_id_idx" ON "calibration_contests"("item_id");

-- CreateIndex
CREATE INDEX "reviewer_pairs_second_id_idx" ON "reviewer_pairs"("second_id");

-- CreateIndex
CREATE INDEX "reliability_fits_at_idx" ON "reliability_fits"("at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "appeals_decision_id_key" ON "appeals"("decision_id");

-- CreateIndex
CREATE INDEX "appeals_member_id_idx" ON "appeals"("member_id");

-- CreateIndex
CREATE INDEX "appeals_comment_id_idx" ON "appeals"("comment_id");

-- CreateIndex
CREATE INDEX "appeals_state_created_at_id_idx" ON "appeals"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "reports_member_id_idx" ON "reports"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "reports_comment_id_member_id_key" ON "reports"("comment_id", "member_id");

-- CreateIndex
CREATE INDEX "notices_member_id_created_at_id_idx" ON "notices"("member_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notices_member_id_kind_event_id_key" ON "notices"("member_id", "kind", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "calibration_items_comment_id_key" ON "calibration_items"("comment_id");

-- CreateIndex
CREATE INDEX "review_assignments_reviewer_id_calibration_item_id_idx" ON "review_assignments"("reviewer_id", "calibration_item_id");

-- CreateIndex
CREATE INDEX "reviews_reviewer_id_created_at_idx" ON "reviews"("reviewer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "reviews_calibration_item_id_idx" ON "reviews"("calibration_item_id");

-- CreateIndex
CREATE INDEX "reviews_created_at_idx" ON "reviews"("created_at");

-- AddForeignKey
ALTER TABLE "calibration_contests" ADD CONSTRAINT "calibration_contests_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_contests" ADD CONSTRAINT "calibration_contests_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "calibration_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_records" ADD CONSTRAINT "reviewer_records_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of the reviews that are there already the clock says what they came before.
update reviews v set comment_version = coalesce(
  (select min(d.version) from decisions d where d.comment_id = v.comment_id and d.created_at >= v.created_at),
  (select c.version from comments c where c.id = v.comment_id))
  where v.comment_id is not null;
-- What they said about calibration items is known; what they said about comments the next night learns from the decisions.
update reviews v set believed = (i.verdict = 'YES')::int, settled = true
  from calibration_items i where i.id = v.calibration_item_id;
update calibration_items i set uses = given.uses, passes = given.passes
  from (select v.calibration_item_id as id, count(*) as uses, count(*) filter (where v.verdict = known.verdict) as passes
    from reviews v join calibration_items known on known.id = v.calibration_item_id group by v.calibration_item_id) given
  where given.id = i.id;

-- ── What must never be, whoever writes ─────────────────────────────────────────────────────────

alter table comments add constraint comments_report_count_not_negative check (open_report_count >= 0);

alter table calibration_items
  add constraint calibration_items_uses_in_order
    check (passes between 0 and uses and reliable_passes between 0 and reliable_uses and reliable_uses <= uses),
  add constraint calibration_items_source_named
    check ((source = 'MODERATOR') = (comment_id is not null) and (source = 'MODERATOR') = (picked_by_id is not null)),
  add constraint calibration_items_retired_has_reason check ((retired_at is null) = (retired_reason is null)),
  add constraint calibration_items_retired_is_inactive check (retired_at is null or not active);

alter table reviews
  add constraint reviews_believed_is_probability check (believed between 0 and 1),
  add constraint reviews_settled_is_known check (not settled or believed in (0, 1));

-- An item may come round again, once every other has been used; never twice at once.
create unique index review_assignments_item_once_open on review_assignments (reviewer_id, calibration_item_id)
  where state = 'OPEN';

alter table calibration_contests
  add constraint calibration_contests_reason_length check (char_length(reason) between 1 and 2000),
  add constraint calibration_contests_decided_whole
    check (num_nonnulls(outcome, decided_by_id, decided_at) in (0, 3)),
  -- Nobody decides a contest of their own.
  add constraint calibration_contests_by_another check (decided_by_id <> member_id);

alter table reviewer_records add constraint reviewer_records_not_negative
  check (acceptable_right >= 0 and acceptable_wrong >= 0 and unacceptable_right >= 0 and unacceptable_wrong >= 0);

alter table reviewer_pairs
  add constraint reviewer_pairs_ordered check (first_id < second_id),
  add constraint reviewer_pairs_counted check (agreed between 0 and shared and chance between 0 and 1);

alter table appeals
  add constraint appeals_text_length check (char_length(text) between 1 and 10000),
  add constraint appeals_decided_whole
    check (case state when 'OPEN' then num_nonnulls(decided_at, decided_by_id) = 0
                      when 'CLOSED' then decided_at is not null
                      else num_nonnulls(decided_at, decided_by_id, note) = 3 end);

-- A different moderator decides: never the one whose decision it is about, nor the author.
create function forbid_own_appeal() returns trigger language plpgsql as $$
begin
  if new.decided_by_id is not null and (new.decided_by_id = new.member_id
     or exists (select 1 from decisions where id = new.decision_id and actor_id = new.decided_by_id)) then
    raise exception 'an appeal is decided by another moderator' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger appeals_by_another before insert or update of decided_by_id on appeals
  for each row execute function forbid_own_appeal();

alter table reports
  add constraint reports_note_length check (char_length(note) <= 2000),
  add constraint reports_closed_whole check ((outcome is null) = (closed_at is null));

-- Nobody reports their own comment.
create function forbid_own_report() returns trigger language plpgsql as $$
begin
  if exists (select 1 from comments where id = new.comment_id and author_id = new.member_id) then
    raise exception 'a member cannot report their own comment' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger reports_not_own before insert on reports for each row execute function forbid_own_report();

alter table sanctions add constraint sanctions_lifted_whole
  check (num_nonnulls(lifted_at, lifted_by_id, lift_reason) in (0, 3));

-- What several events can bring about is told once: thanks for a duty (named by the comment that it is for), and the outcome of a report.
create unique index notices_once_for_comment on notices (member_id, kind, comment_id)
  where kind in ('reviews.thanks', 'report.closed');

alter table transparency_summaries add constraint transparency_summaries_one_row check (id = 1);
alter table pattern_summaries add constraint pattern_summaries_one_row check (id = 1);

-- What keeps a member from taking part at a moment. PostgreSQL puts it into the statement that asks.
create function sanctions_in_force(of_member uuid, moment timestamptz) returns setof sanctions
  language sql stable parallel safe as $$
  select * from sanctions
    where member_id = of_member and lifted_at is null and starts_at <= moment and (ends_at is null or ends_at > moment)
$$;

-- The revision of its comment that a decision is about: a removal is about the one that readers had before them.
create function revision_judged(d decisions) returns int language sql stable parallel safe
  begin atomic
    select coalesce(
      (select p.revision from decisions p where d.outcome = 'REMOVE' and p.comment_id = d.comment_id and p.outcome = 'PUBLISH'
        and p.version < d.version order by p.version desc limit 1),
      d.revision);
  end;

-- Hot queries

-- Notices that a member has not seen.
create index notices_unread on notices (member_id) where read_at is null;
-- What the desk's queue of reports shows, oldest first.
create index comments_reported on comments (state_changed_at, id) where open_report_count > 0;
-- Calibration results of a reviewer, newest first.
create index reviews_calibration on reviews (reviewer_id, created_at desc) where calibration_item_id is not null;
-- The few who work at the desk.
create index members_staff on members (id) where role <> 'MEMBER';
-- Contests that wait for a moderator.
create index calibration_contests_open on calibration_contests (created_at) where outcome is null;
-- Reviews of which the network is still known: those to look through, and those to forget it of.
create index reviews_network on reviews (created_at) where network is not null;
