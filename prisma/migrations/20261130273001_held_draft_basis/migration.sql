-- A text that waits for its writer to sign in again names the draft that it goes on from, so that it takes that one's place.
ALTER TABLE "drafts" ADD COLUMN "based_on" TIMESTAMPTZ(3);
