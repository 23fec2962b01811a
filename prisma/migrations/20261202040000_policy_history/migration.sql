-- Why the policy was changed, and which earlier version a change puts back.
ALTER TABLE "policy_versions" ADD COLUMN "reason" TEXT, ADD COLUMN "restores" INTEGER;
ALTER TABLE "policy_versions"
  ADD CONSTRAINT "policy_versions_reason" CHECK (char_length("reason") BETWEEN 1 AND 500),
  ADD CONSTRAINT "policy_versions_restores" CHECK ("restores" >= 0 AND "restores" < "version");
