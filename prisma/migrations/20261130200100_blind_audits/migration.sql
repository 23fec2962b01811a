-- A moderator reads it before anybody else decides, and without what its reviewers said (R15). Drawn from what peers would publish, and from
-- what they leave undecided, so that nobody can tell which of the two it is.
CREATE TABLE "blind_audits" (
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "would_publish" BOOLEAN NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "second_acceptable" BOOLEAN,
    "second_by_id" UUID,
    "second_at" TIMESTAMPTZ(3),
    CONSTRAINT "blind_audits_pkey" PRIMARY KEY ("comment_id", "revision")
);
ALTER TABLE "blind_audits" ADD CONSTRAINT "blind_audits_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "blind_audits_drawn_at_idx" ON "blind_audits"("drawn_at" DESC);
alter table blind_audits add constraint blind_audits_share check (share > 0 and share <= 1);
alter table blind_audits add constraint blind_audits_probability check (probability >= 0 and probability <= 1);
-- A second moderator's answer is whole, or not there.
alter table blind_audits add constraint blind_audits_second_is_whole
  check ((second_acceptable is null) = (second_by_id is null) and (second_by_id is null) = (second_at is null));
-- What a second moderator may still be asked about.
create index blind_audits_open on blind_audits (drawn_at, comment_id) where second_at is null;

-- Whether what peers said of a comment is kept from everybody for now: a moderator is to read it first.
create function is_read_blind(of_state "CommentState", why jsonb) returns boolean language sql immutable parallel safe
  begin atomic
    select of_state = 'REFERRED' and why ->> 'code' is not distinct from 'read-first';
  end;

-- What audits say of the stated probability: one row a fit.
CREATE TABLE "odds_fits" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "audits" INTEGER NOT NULL,
    "errors" DOUBLE PRECISION NOT NULL,
    "referred" INTEGER NOT NULL,
    "curve" JSONB NOT NULL,
    CONSTRAINT "odds_fits_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "odds_fits_at_idx" ON "odds_fits"("at" DESC);
