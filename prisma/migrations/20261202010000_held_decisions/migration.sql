-- What a moderator has decided and nothing has followed from yet: for some seconds they may take it back. One at a time for a comment.
CREATE TABLE "held_decisions" (
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" TEXT,
    "note" TEXT,
    "passage" TEXT,
    "alone" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "takes_effect_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_decisions_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "held_decisions_comment_id_key" ON "held_decisions"("comment_id");
CREATE INDEX "held_decisions_moderator_id_idx" ON "held_decisions"("moderator_id");

ALTER TABLE "held_decisions" ADD CONSTRAINT "held_decisions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_decisions" ADD CONSTRAINT "held_decisions_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table held_decisions add constraint held_decisions_action_is_known check (action in ('PUBLISH', 'REJECT', 'REMOVE', 'RESTORE'));
