-- AlterTable
ALTER TABLE "appeals" ADD COLUMN     "sanction_id" UUID,
ALTER COLUMN "decision_id" DROP NOT NULL,
ALTER COLUMN "comment_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "appeals_sanction_id_key" ON "appeals"("sanction_id");

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanctions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It is about a decision on a comment, or about a sanction.
alter table appeals add constraint appeals_about_one
  check (num_nonnulls(decision_id, sanction_id) = 1 and (decision_id is null) = (comment_id is null));

-- A different moderator decides: never the one whose decision or sanction it is about, nor whose appeal it is.
create or replace function forbid_own_appeal() returns trigger language plpgsql as $$
begin
  if new.decided_by_id is not null and (new.decided_by_id = new.member_id
     or exists (select 1 from decisions where id = new.decision_id and actor_id = new.decided_by_id)
     or exists (select 1 from sanctions where id = new.sanction_id and by_id = new.decided_by_id)) then
    raise exception 'an appeal is decided by another moderator' using errcode = 'check_violation';
  end if;
  return new;
end $$;
