-- Who of the desk has a case open just now. It tells the others, and keeps nobody from deciding.
CREATE TABLE "case_claims" (
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_claims_pkey" PRIMARY KEY ("comment_id")
);

CREATE INDEX "case_claims_member_id_idx" ON "case_claims"("member_id");

ALTER TABLE "case_claims" ADD CONSTRAINT "case_claims_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "case_claims" ADD CONSTRAINT "case_claims_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
