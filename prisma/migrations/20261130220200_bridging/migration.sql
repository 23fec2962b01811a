-- How the halves of the raters agreed where viewpoints part, and of the comments that stand first, between what and what their score lies.
ALTER TABLE "bridging_fits" ADD COLUMN "agreement" DOUBLE PRECISION;
ALTER TABLE "bridging_fits" ADD COLUMN "intervals" JSONB NOT NULL DEFAULT '[]';

-- Numbers that were never chosen but came with the installation.
update policy_versions set settings = jsonb_set(settings, '{ranking,bridging,ratingsPerComment}', '20')
  where settings #> '{ranking,bridging,ratingsPerComment}' = '5';
update policy_versions set settings = jsonb_set(settings, '{ranking,bridging,ratingsPerRater}', '10')
  where settings #> '{ranking,bridging,ratingsPerRater}' = '5';
