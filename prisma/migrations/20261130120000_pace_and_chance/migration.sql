-- How busy the site is, as a job counts it: one row, and none before it has counted.
CREATE TABLE "site_pace" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "active_members" INTEGER NOT NULL,
    "batches_per_day" DOUBLE PRECISION NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "site_pace_pkey" PRIMARY KEY ("id")
);
alter table site_pace add constraint site_pace_one_row check (id);

-- The key of the secret coin (R2), as the inner and the outer pad of HMAC-SHA-256 make it. It is drawn here, once, and shown to nobody.
CREATE TABLE "review_coin" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "inner_key" BYTEA NOT NULL,
    "outer_key" BYTEA NOT NULL,
    CONSTRAINT "review_coin_pkey" PRIMARY KEY ("id")
);
alter table review_coin add constraint review_coin_one_row check (id);

do $$
declare
  key bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid() || gen_random_uuid() || gen_random_uuid(), '-', ''), 'hex');
  inner_key bytea := key;
  outer_key bytea := key;
begin
  -- The key has 64 bytes, one block of SHA-256, so that it is used as it is (RFC 2104).
  for i in 0..63 loop
    inner_key := set_byte(inner_key, i, get_byte(key, i) # 54);
    outer_key := set_byte(outer_key, i, get_byte(key, i) # 92);
  end loop;
  insert into review_coin (inner_key, outer_key) values (inner_key, outer_key);
end
$$;

-- What the coin of a member and a comment shows, from 0 to 1: the first 48 bits of their HMAC. The same for ever.
create function coin_of(inner_key bytea, outer_key bytea, member_id uuid, comment_id uuid) returns double precision
  language sql immutable strict parallel safe
  return ('x' || encode(substr(sha256(outer_key || sha256(inner_key || uuid_send(member_id) || uuid_send(comment_id))), 1, 6), 'hex'))::bit(48)::bigint::double precision / 281474976710656;

-- What another reviewer may be asked about, the oldest first: two reviews and leases at once, and then one lease at a time.
drop index comments_need;
create index comments_need on comments (in_review_at, id)
  where state = 'IN_REVIEW' and (lease_count = 0 or review_count + lease_count < 2);

-- The batch of this lease came soon after another of its reviewer's: a YES from it asks for one more (R9).
ALTER TABLE "review_assignments" ADD COLUMN "in_burst" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "review_assignments_reviewer_id_assigned_at_idx" ON "review_assignments"("reviewer_id", "assigned_at" DESC);
CREATE INDEX "review_assignments_assigned_at_idx" ON "review_assignments"("assigned_at");

-- Settings that the new rules have no use for, and numbers that were never chosen but came with the installation.
update policy_versions set settings = settings #- '{review,referBelow}' #- '{review,stopEarly}';
update policy_versions set settings = jsonb_set(settings, '{review,quorum,max}', '7') where settings #> '{review,quorum,max}' = '5';
update policy_versions set settings = jsonb_set(settings, '{review,calibrationRate}', '0.05')
  where settings #> '{review,calibrationRate}' = '0.1';
