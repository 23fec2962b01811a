-- CreateTable
CREATE TABLE "held_sign_ups" (
    "id" UUID NOT NULL,
    "email_folded" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_sign_ups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_endings" (
    "member_id" UUID NOT NULL,
    "subscription" TEXT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "mail_endings_pkey" PRIMARY KEY ("member_id","subscription")
);

-- CreateIndex
CREATE UNIQUE INDEX "held_sign_ups_name_skeleton_key" ON "held_sign_ups"("name_skeleton");

-- CreateIndex
CREATE INDEX "held_sign_ups_email_folded_id_idx" ON "held_sign_ups"("email_folded", "id" DESC);

-- CreateIndex
CREATE INDEX "held_sign_ups_expires_at_idx" ON "held_sign_ups"("expires_at");

-- AddForeignKey
ALTER TABLE "mail_endings" ADD CONSTRAINT "mail_endings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
