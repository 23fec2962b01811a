-- The page of a topic.
CREATE INDEX "articles_topics_idx" ON "articles" USING GIN ("topics");
