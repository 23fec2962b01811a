-- Articles that a publication's own system tells of: by its id there, and with the address at which it is read.
ALTER TABLE "articles"
    ADD COLUMN "external_id" TEXT,
    ADD COLUMN "address" TEXT;

CREATE UNIQUE INDEX "articles_external_id_key" ON "articles"("external_id");
