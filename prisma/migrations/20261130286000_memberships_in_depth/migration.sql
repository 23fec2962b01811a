-- Until when a membership runs, by which of the publication's plans, and until when its member may still write after that.
ALTER TABLE "memberships" ADD COLUMN "plan" TEXT,
  ADD COLUMN "until" TIMESTAMPTZ(3),
  ADD COLUMN "grace_until" TIMESTAMPTZ(3),
  ADD CONSTRAINT "memberships_end_with_grace" CHECK (("until" IS NULL) = ("grace_until" IS NULL) AND "grace_until" >= "until");

-- How a membership stands at a moment: one that has run out lapses by itself.
create function membership_state(ms memberships, moment timestamptz) returns text language sql stable parallel safe as $$
  select case when ms.state <> 'ACTIVE' or ms.until is null or ms.until > moment then ms.state::text
    when ms.grace_until > moment then 'GRACE' else 'LAPSED' end
$$;
-- Whether its member may write and review then: the one place that says so.
create function is_insider(ms memberships, moment timestamptz) returns boolean language sql stable parallel safe as $$
  select ms.state = 'ACTIVE' and (ms.grace_until is null or ms.grace_until > moment)
$$;

-- What became of a membership, by whom and why.
CREATE TABLE "membership_changes" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "source" "MembershipSource" NOT NULL,
    "from_state" TEXT,
    "from_plan" TEXT,
    "from_until" TIMESTAMPTZ(3),
    "to_state" TEXT NOT NULL,
    "to_plan" TEXT,
    "to_until" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "membership_changes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "membership_changes_states" CHECK (
      "from_state" IN ('ACTIVE', 'GRACE', 'LAPSED', 'REVOKED') AND "to_state" IN ('ACTIVE', 'GRACE', 'LAPSED', 'REVOKED'))
);

CREATE INDEX "membership_changes_member_id_at_id_idx" ON "membership_changes"("member_id", "at" DESC, "id" DESC);

ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Those that there are began once, and the record has what administrators changed since.
insert into membership_changes (id, member_id, at, source, to_state)
  select gen_random_uuid(), ms.member_id, ms.started_at, ms.source, coalesce(
    (select a.from_state from audit_entries a where a.subject_id = ms.member_id and a.action = 'member.set-membership'
      order by a.at limit 1), ms.state::text)
  from memberships ms where not exists (select from audit_entries a
    where a.subject_id = ms.member_id and a.action = 'member.set-membership' and a.from_state is null);
insert into membership_changes (id, member_id, at, by_id, source, from_state, to_state, reason)
  select gen_random_uuid(), ms.member_id, a.at, m.id, ms.source, a.from_state, a.to_state, a.reason #>> '{}'
  from audit_entries a join memberships ms on ms.member_id = a.subject_id left join members m on m.id = a.actor_id
  where a.action = 'member.set-membership';

-- Nobody is shown as one of the first whose membership has run out. The view is left as it is but for that.
do $$
declare
  was text := pg_get_viewdef('authors'::regclass);
  whole constant text := '(s.state = ''ACTIVE''::"MembershipState")';
begin
  if position(whole in was) > 0 then
    execute 'create or replace view authors as ' || replace(was, whole, 'is_insider(s.*, now())');
  end if;
end $$;
