-- Memberships that are imported from a file; to whoever has no account an invitation carries theirs.
ALTER TYPE "MembershipSource" ADD VALUE IF NOT EXISTS 'IMPORT';

ALTER TABLE "invitations" ADD COLUMN "display_name" TEXT,
  ADD COLUMN "plan" TEXT,
  ADD COLUMN "starts_at" TIMESTAMPTZ(3),
  ADD COLUMN "until" TIMESTAMPTZ(3),
  -- Who is invited to work here has a membership that runs on.
  ADD CONSTRAINT "invitations_terms" CHECK ("role" = 'MEMBER' OR ("plan" IS NULL AND "starts_at" IS NULL AND "until" IS NULL));

-- A file that waits until an administrator has seen what its import would do.
CREATE TABLE "membership_imports" (
    "id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "csv" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_imports_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "membership_imports_by_id_idx" ON "membership_imports"("by_id");
CREATE INDEX "membership_imports_created_at_idx" ON "membership_imports"("created_at");

ALTER TABLE "membership_imports" ADD CONSTRAINT "membership_imports_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
