-- Which way of reading a name the skeleton was made by. Those of an older one are renewed after the migrations (docs/decisions/0024).
ALTER TABLE "members" ADD COLUMN "skeleton_version" INTEGER NOT NULL DEFAULT 0;
