-- Checks outside of this site that do not answer, for the desk to see: while one is here, what it should have looked at comes to the moderators.
CREATE TABLE "failing_checks" (
    "name" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "failing_checks_pkey" PRIMARY KEY ("name")
);
