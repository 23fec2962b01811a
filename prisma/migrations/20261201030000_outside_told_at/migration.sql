-- When what counts of a membership was said where its member is known, by the clock there: what was said before that changes nothing any more.
ALTER TABLE "outside_identities" ADD COLUMN "membership_told_at" TIMESTAMPTZ(3);
