-- How many comments a fit saw: with them its prevalence is shrunk to the policy's. Of older fits, what is left when every practice text
-- that there ever was is taken for one of theirs.
ALTER TABLE "reliability_fits" ADD COLUMN "comments" DOUBLE PRECISION NOT NULL DEFAULT 0;
update reliability_fits set comments = greatest(0, items - (select count(*) from calibration_items));
ALTER TABLE "reliability_fits" ALTER COLUMN "comments" DROP DEFAULT;
