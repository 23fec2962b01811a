-- How the connection with Ghost stands: one row, inserted with whatever happens first.
CREATE TABLE "ghost_connection" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "told_at" TIMESTAMPTZ(3),
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "posts" INTEGER NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "read_up_to" TEXT,
    "failure" TEXT,

    CONSTRAINT "ghost_connection_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ghost_connection_one_row" CHECK ("id")
);
