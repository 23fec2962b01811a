-- Each lane of each process that takes jobs says here that it lives. Whoever finds that one has fallen silent frees what it had locked.
CREATE TABLE "job_workers" (
    "id" TEXT NOT NULL,
    "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "job_workers_pkey" PRIMARY KEY ("id")
);
