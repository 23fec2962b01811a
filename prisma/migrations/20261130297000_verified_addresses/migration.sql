-- An address is a member's once they have followed the link of a letter to it; until then any number of accounts may name it. Whoever
-- the operator adds is verified, and so is everybody who is here: only a sign-up says otherwise.
ALTER TABLE "members" ADD COLUMN "verified_at" TIMESTAMPTZ(3);
UPDATE "members" SET "verified_at" = "created_at";
ALTER TABLE "members" ALTER COLUMN "verified_at" SET DEFAULT now();

DROP INDEX "members_email_folded_key";
CREATE UNIQUE INDEX "members_verified_email" ON "members"("email_folded") WHERE "verified_at" IS NOT NULL;
CREATE INDEX "members_unverified_email" ON "members"("email_folded", "id" DESC) WHERE "verified_at" IS NULL;
CREATE INDEX "members_unverified_since" ON "members"("created_at") WHERE "verified_at" IS NULL;

-- Sign-ups that were held are members now like all others who have not followed their link, and Insiders where signing up makes one. Of two
-- names that look the same the member's stays, and a former one that is reserved is nobody else's.
INSERT INTO "members" ("id", "email", "email_folded", "display_name", "name_skeleton", "password_hash", "skeleton_version", "welcome_due", "verified_at")
SELECT h."id", h."email_folded", h."email_folded", h."display_name", h."name_skeleton", h."password_hash",
  coalesce((SELECT max(m."skeleton_version") FROM "members" m), 0), true, NULL
FROM "held_sign_ups" h WHERE h."expires_at" > now() AND NOT EXISTS (
  SELECT FROM "former_names" f WHERE f."name_skeleton" = h."name_skeleton" AND f."reserved_until" > now())
ON CONFLICT DO NOTHING;
INSERT INTO "memberships" ("member_id", "state", "source")
SELECT "id", 'ACTIVE', 'SIGN_UP' FROM "members" WHERE "verified_at" IS NULL AND coalesce(
  (SELECT (p."settings" -> 'membership' ->> 'bySignUp')::boolean FROM "policy_versions" p ORDER BY p."version" DESC LIMIT 1), true);
INSERT INTO "membership_changes" ("id", "member_id", "at", "source", "to_state")
SELECT gen_random_uuid(), s."member_id", s."started_at", s."source", 'ACTIVE'
FROM "memberships" s JOIN "members" m ON m."id" = s."member_id" WHERE m."verified_at" IS NULL;
DROP TABLE "held_sign_ups";

-- That a member names an address: at a sign-up, or in place of the one that they have. The link of the letter is made of the id and a
-- signature, and is kept nowhere. Of one that took another's place, which that was, and until when it can be taken back.
CREATE TABLE "address_claims" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_folded" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "former_email" TEXT,
    "former_email_folded" TEXT,
    "undo_until" TIMESTAMPTZ(3),

    CONSTRAINT "address_claims_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "address_claims_ends" CHECK ("expires_at" > "created_at"),
    CONSTRAINT "address_claims_undo" CHECK ("undo_until" IS NULL OR ("used_at" IS NOT NULL AND "former_email" IS NOT NULL AND "former_email_folded" IS NOT NULL))
);

CREATE INDEX "address_claims_member_id_idx" ON "address_claims"("member_id");
CREATE INDEX "address_claims_expires_at_idx" ON "address_claims"("expires_at");
ALTER TABLE "address_claims" ADD CONSTRAINT "address_claims_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
