-- That an administrator asks somebody who has no account to work here. The link in the letter is made of the id and a signature.
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_folded" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invitations_last" CHECK ("expires_at" > "created_at")
);

-- One letter works at a time: the latest.
CREATE UNIQUE INDEX "invitations_open" ON "invitations"("email_folded") WHERE "ended_at" IS NULL;
CREATE INDEX "invitations_by_id_idx" ON "invitations"("by_id");
CREATE INDEX "invitations_expires_at_idx" ON "invitations"("expires_at");

ALTER TABLE "invitations" ADD CONSTRAINT "invitations_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
