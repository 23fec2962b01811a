-- What an administrator has agreed to at the desk, for the WordPress that asked for it to take by a code.
CREATE TABLE "wordpress_grants" (
    "id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "webhook" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_in" UUID NOT NULL,

    CONSTRAINT "wordpress_grants_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "wordpress_grants_code_hash_key" ON "wordpress_grants"("code_hash");

-- CreateIndex
CREATE INDEX "wordpress_grants_agreed_in_idx" ON "wordpress_grants"("agreed_in");

-- CreateIndex
CREATE INDEX "wordpress_grants_expires_at_idx" ON "wordpress_grants"("expires_at");

-- AddForeignKey
ALTER TABLE "wordpress_grants" ADD CONSTRAINT "wordpress_grants_agreed_in_fkey" FOREIGN KEY ("agreed_in") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hashes and nothing else.
alter table wordpress_grants add constraint wordpress_grants_hashed
  check (code_hash ~ '^[A-Za-z0-9_-]{43}$' and challenge ~ '^[A-Za-z0-9_-]{43}$');
alter table wordpress_grants add constraint wordpress_grants_addresses
  check (home ~ '^https?://' and char_length(home) <= 500 and webhook ~ '^https?://' and char_length(webhook) <= 500);
