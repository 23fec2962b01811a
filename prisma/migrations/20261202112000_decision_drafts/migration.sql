-- What was typed for a decision that was taken back, for whoever took it.
CREATE TABLE "decision_drafts" (
    "comment_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "rule" TEXT,
    "note" TEXT,
    "passage" TEXT,
    "taken_back_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_drafts_pkey" PRIMARY KEY ("comment_id","moderator_id")
);

CREATE INDEX "decision_drafts_moderator_id_idx" ON "decision_drafts"("moderator_id");

ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table decision_drafts add constraint decision_drafts_action_is_known check (action in ('REJECT', 'REMOVE'));
