-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "frame_origin" TEXT;

-- CreateTable
CREATE TABLE "session_handovers" (
    "id" UUID NOT NULL,
    "verifier_hash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "network" TEXT,
    "browser" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_in" UUID,

    CONSTRAINT "session_handovers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_handovers_agreed_in_idx" ON "session_handovers"("agreed_in");

-- CreateIndex
CREATE INDEX "session_handovers_expires_at_idx" ON "session_handovers"("expires_at");

-- AddForeignKey
ALTER TABLE "session_handovers" ADD CONSTRAINT "session_handovers_agreed_in_fkey" FOREIGN KEY ("agreed_in") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An origin and nothing after it; hashes and nothing else.
alter table sessions add constraint sessions_frame_origin check (frame_origin ~ '^https?://[^/?#@]+$');
alter table session_handovers add constraint session_handovers_origin check (origin ~ '^https?://[^/?#@]+$');
alter table session_handovers add constraint session_handovers_hashed
  check (verifier_hash ~ '^[A-Za-z0-9_-]{43}$' and browser ~ '^[A-Za-z0-9_-]{43}$');

-- By a sign-in on our own pages that a frame waits for.
alter table security_events drop constraint security_events_way_is_known;
alter table security_events
  add constraint security_events_way_is_known check (way in ('password', 'link', 'passkey', 'frame', 'elsewhere'));
