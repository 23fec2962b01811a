-- Who says of a member what their role is, or whether they are an author: the desk, or one of the places where they are known elsewhere. Nobody
-- has said it of most. What the desk has said is not overridden from outside, and from outside only that is taken which came from there.
CREATE TABLE "office_sources" (
    "member_id" UUID NOT NULL,
    "office" TEXT NOT NULL,
    "provider" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_sources_pkey" PRIMARY KEY ("member_id", "office"),
    CONSTRAINT "office_sources_office" CHECK ("office" IN ('ROLE', 'AUTHOR'))
);

ALTER TABLE "office_sources" ADD CONSTRAINT "office_sources_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "outside_identities" ADD COLUMN "roles_told_at" TIMESTAMPTZ(3);

-- What the desk has decided until now.
INSERT INTO "office_sources" ("member_id", "office", "at")
SELECT m."id", CASE WHEN e."action" = 'member.set-role' THEN 'ROLE' ELSE 'AUTHOR' END, max(e."at")
FROM "audit_entries" e JOIN "members" m ON m."id" = e."subject_id" AND m."left_at" IS NULL
WHERE e."action" IN ('member.set-role', 'member.make-author', 'member.unmake-author')
GROUP BY 1, 2;
