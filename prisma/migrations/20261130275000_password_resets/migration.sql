-- That somebody asked for a new password at an address, whether it has an account or not: so asking is the same work. The link that
-- the account's member gets is made of the id and a signature, and is kept nowhere.
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "email_folded" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "password_resets_ends" CHECK ("expires_at" > "created_at")
);

CREATE INDEX "password_resets_email_folded_idx" ON "password_resets"("email_folded");
CREATE INDEX "password_resets_expires_at_idx" ON "password_resets"("expires_at");
