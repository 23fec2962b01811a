-- An app that shows codes: its secret is sealed, and the step of the code that was used last is kept, so that none is used twice.
CREATE TABLE "totp_factors" (
    "member_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factors_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "totp_factors_confirmed_by_a_code" CHECK (("confirmed_at" IS NULL) = ("last_step" = 0))
);

ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_member_id_fkey"
    FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Recovery codes: a digest of each that was not used yet.
CREATE TABLE "recovery_codes" (
    "member_id" UUID NOT NULL,
    "salt" TEXT NOT NULL,
    "digests" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "recovery_codes_at_most" CHECK (cardinality("digests") <= 10)
);

ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_member_id_fkey"
    FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A right password that waits for the second step: it is no session, so nothing takes it for one.
CREATE TABLE "sign_ins_under_way" (
    "token_hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_ins_under_way_pkey" PRIMARY KEY ("token_hash")
);

CREATE INDEX "sign_ins_under_way_member_id_idx" ON "sign_ins_under_way"("member_id");
CREATE INDEX "sign_ins_under_way_expires_at_idx" ON "sign_ins_under_way"("expires_at");

ALTER TABLE "sign_ins_under_way" ADD CONSTRAINT "sign_ins_under_way_member_id_fkey"
    FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
