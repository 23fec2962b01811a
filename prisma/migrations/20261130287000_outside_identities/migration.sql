-- Who a member is elsewhere: at a provider of identities, or in the publication's own accounts.
CREATE TABLE "outside_identities" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_identities_pkey" PRIMARY KEY ("provider", "subject"),
    CONSTRAINT "outside_identities_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A member is one person at each provider.
CREATE UNIQUE INDEX "outside_identities_member_id_provider_key" ON "outside_identities"("member_id", "provider");

-- Tokens of the publication's own accounts that were used: each is good for one sign-in.
CREATE TABLE "outside_tokens" (
    "id_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_tokens_pkey" PRIMARY KEY ("id_hash")
);

CREATE INDEX "outside_tokens_expires_at_idx" ON "outside_tokens"("expires_at");
