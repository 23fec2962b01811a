-- Reports that were answered on a day.
CREATE INDEX "reports_closed_at_idx" ON "reports"("closed_at");

-- More is counted of each day: those that were kept are counted anew by the job, and until then as they are asked for.
DELETE FROM "daily_numbers";
