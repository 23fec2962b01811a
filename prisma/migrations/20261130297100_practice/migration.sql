-- What a member made of a practice comment before their address was known to be theirs. It counts for nothing and nobody.
CREATE TABLE "practice_answers" (
    "member_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_answers_pkey" PRIMARY KEY ("member_id", "item_id")
);

CREATE INDEX "practice_answers_item_id_idx" ON "practice_answers"("item_id");

ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "calibration_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;
