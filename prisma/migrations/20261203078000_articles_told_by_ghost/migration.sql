-- When Ghost told of an article last, by the clock there: what it told before comes to nothing, however late it arrives.
ALTER TABLE "articles" ADD COLUMN "told_at" TIMESTAMPTZ(3);
