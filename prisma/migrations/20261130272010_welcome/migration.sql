-- Whoever joins from now on is shown once how it works. Whoever is here knows.
ALTER TABLE "members" ADD COLUMN "welcome_due" BOOLEAN NOT NULL DEFAULT false;

-- Seconds that a review takes, by the last 60 days; null where the cases are too few to say.
ALTER TABLE "site_pace" ADD COLUMN "review_seconds" DOUBLE PRECISION;
