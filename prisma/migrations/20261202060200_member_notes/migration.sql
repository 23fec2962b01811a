-- CreateTable
CREATE TABLE "member_notes" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_notes_member_id_created_at_id_idx" ON "member_notes"("member_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "member_notes" ADD CONSTRAINT "member_notes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table member_notes
  add constraint member_notes_text_length check (char_length(text) between 1 and 2000),
  -- Nobody notes anything about themselves: it would be kept from them.
  add constraint member_notes_by_another check (by_id <> member_id);

create trigger member_notes_not_of_who_left before insert on member_notes
  for each row execute function refuse_of_who_left('member_id', 'refuse');
