-- AlterTable
ALTER TABLE "sanctions" ADD COLUMN     "comment_id" UUID,
ADD COLUMN     "membership_before" "MembershipState",
ADD COLUMN     "rule" TEXT;

-- CreateIndex
CREATE INDEX "sanctions_comment_id_idx" ON "sanctions"("comment_id");

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is given back when it is lifted.
alter table sanctions add constraint sanctions_revoke_a_membership check ((kind = 'REVOCATION') = (membership_before is not null));

-- A warning ends nothing, and has no end.
alter table sanctions add constraint sanctions_warn_once check (kind <> 'WARNING' or ends_at is null);

-- What keeps a member from taking part at a moment, as a warning does not. PostgreSQL puts it into the statement that asks.
create or replace function sanctions_in_force(of_member uuid, moment timestamptz) returns setof sanctions
  language sql stable parallel safe as $$
  select * from sanctions
    where member_id = of_member and kind <> 'WARNING' and lifted_at is null and starts_at <= moment
      and (ends_at is null or ends_at > moment)
$$;
