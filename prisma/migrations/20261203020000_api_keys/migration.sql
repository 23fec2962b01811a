-- What lets a program act in the name of the administrator who made it: of its secret only a hash is kept, and of the one before it while that goes on.
-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "by_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "secret_ending" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "previous_hash" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "previous_used_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_secret_hash_key" ON "api_keys"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_previous_hash_key" ON "api_keys"("previous_hash");

-- CreateIndex
CREATE INDEX "api_keys_by_id_idx" ON "api_keys"("by_id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One name names one key, whoever reads the record.
create unique index api_keys_name_once on api_keys (lower(name)) where ended_at is null;

alter table api_keys
  add constraint api_keys_name_length check (char_length(name) between 1 and 60),
  add constraint api_keys_scopes_some check (cardinality(scopes) between 1 and 10),
  add constraint api_keys_previous_whole check ((previous_hash is null) = (previous_until is null)),
  add constraint api_keys_secrets_apart check (previous_hash <> secret_hash);

create trigger api_keys_not_of_who_left before insert on api_keys
  for each row execute function refuse_of_who_left('by_id', 'refuse');
