-- That somebody asked for a link to sign in with at an address, whether it has an account or not: so asking is the same work. The link that
-- the account's member gets is made of the id and a signature, and is kept nowhere.
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "email_folded" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "sign_in_links_ends" CHECK ("expires_at" > "created_at")
);

CREATE INDEX "sign_in_links_email_folded_idx" ON "sign_in_links"("email_folded");
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links"("expires_at");
