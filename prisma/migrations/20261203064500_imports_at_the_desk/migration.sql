-- Imports that are begun at the desk: what is looked through first, and imported once somebody has seen what would come of it. Those of the
-- command are imported at once.
ALTER TABLE "comment_imports" ADD COLUMN "stage" TEXT NOT NULL DEFAULT 'IMPORTING',
  ADD COLUMN "options" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "foreseen" JSONB,
  ADD COLUMN "failure" JSONB;
UPDATE "comment_imports" SET "stage" = 'DONE' WHERE "finished_at" IS NOT NULL;
ALTER TABLE "comment_imports" ADD CONSTRAINT "comment_imports_stage"
    CHECK ("stage" IN ('LOOKING', 'LOOKED', 'IMPORTING', 'DONE', 'FAILED')),
  ADD CONSTRAINT "comment_imports_done" CHECK (("stage" = 'DONE') = ("finished_at" IS NOT NULL)),
  ADD CONSTRAINT "comment_imports_failed" CHECK (("stage" = 'FAILED') = ("failure" IS NOT NULL)),
  -- Nothing is imported that nobody has looked at: who only looks has read nothing of it yet.
  ADD CONSTRAINT "comment_imports_looked_first" CHECK ("stage" NOT IN ('LOOKING', 'LOOKED') OR "position" = 0);

-- The file of an import, as it was sent, until it is imported or given up.
CREATE TABLE "comment_import_files" (
    "import_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "comment_import_files_pkey" PRIMARY KEY ("import_id")
);
ALTER TABLE "comment_import_files" ADD CONSTRAINT "comment_import_files_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every record that did not become a comment, or without its text, in the order in which that was seen.
CREATE TABLE "left_out_comments" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "external_id" TEXT,

    CONSTRAINT "left_out_comments_pkey" PRIMARY KEY ("import_id", "number")
);
ALTER TABLE "left_out_comments" ADD CONSTRAINT "left_out_comments_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
