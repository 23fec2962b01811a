-- What is discussed most: what was posted last, under whichever article, by this index alone.
CREATE INDEX "comments_published_lately" ON "comments" ("published_at" DESC, "article_id") WHERE "visible";
