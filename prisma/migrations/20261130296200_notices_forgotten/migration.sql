-- Notices are forgotten by their age: the rows of one time lie together, so that a small index finds them.
CREATE INDEX "notices_created_at_idx" ON "notices" USING BRIN ("created_at");
