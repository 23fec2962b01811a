-- How long comments have waited in line lately, as the job that counts the pace measures it; null where the cases are too few to say.
ALTER TABLE "site_pace" ADD COLUMN "median_wait_seconds" DOUBLE PRECISION;
