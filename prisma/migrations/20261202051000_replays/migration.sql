-- What the lab made of the past under other numbers: counted by a job, and kept for a week. It names comments, and nobody.
CREATE TABLE "replays" (
    "change" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "question" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "made_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "replays_pkey" PRIMARY KEY ("change", "days"),
    CONSTRAINT "replays_done_is_share" CHECK ("done" BETWEEN 0 AND 100),
    CONSTRAINT "replays_one_outcome" CHECK (("made_at" IS NULL OR "failed_at" IS NULL) AND ("made_at" IS NULL) = ("result" IS NULL))
);

CREATE INDEX "replays_asked_at_idx" ON "replays"("asked_at");
