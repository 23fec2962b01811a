-- Decisions against an author in the order of time, for the statements of reasons of a year.
CREATE INDEX "decisions_against" ON "decisions"("created_at", "id") WHERE "outcome" IN ('REJECT', 'REMOVE');
