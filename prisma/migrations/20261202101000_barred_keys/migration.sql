-- CreateTable
CREATE TABLE "barred_keys" (
    "key" TEXT NOT NULL,
    "sanction_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "barred_keys_pkey" PRIMARY KEY ("key","sanction_id")
);

-- CreateIndex
CREATE INDEX "barred_keys_sanction_id_idx" ON "barred_keys"("sanction_id");

-- CreateIndex
CREATE INDEX "barred_keys_member_id_idx" ON "barred_keys"("member_id");

-- AddForeignKey
ALTER TABLE "barred_keys" ADD CONSTRAINT "barred_keys_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanctions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "barred_keys" ADD CONSTRAINT "barred_keys_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A hash and nothing else: what it was made of cannot be typed here.
alter table barred_keys add constraint barred_keys_hashed check (key ~ '^[A-Za-z0-9_-]{43}$');

-- Kept for as long as the ban lasts: whatever ends it, takes them with it.
create function forget_barred_keys() returns trigger language plpgsql as $$
begin
  delete from barred_keys where sanction_id = new.id;
  return null;
end $$;
create trigger sanctions_forget_barred_keys after update of lifted_at on sanctions
  for each row when (new.lifted_at is not null) execute function forget_barred_keys();
