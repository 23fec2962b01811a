-- What the staff is alerted to: one row for each thing that they can be alerted to, which begins anew when it has been over for a while.
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- However many look for it at once, it begins once.
CREATE UNIQUE INDEX "alerts_kind_subject_key" ON "alerts"("kind", "subject");
CREATE INDEX "alerts_held_at_idx" ON "alerts"("held_at");

alter table alerts add constraint alerts_of_a_kind check (kind in ('waiting', 'reported', 'appeals', 'burst'));
alter table alerts add constraint alerts_held_since check (held_at >= began_at);

-- How many were reported within an hour.
CREATE INDEX "reports_created_at_idx" ON "reports"("created_at");
