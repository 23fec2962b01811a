-- What somebody has posted under an article, the newest first: what those who know, and the newsroom, say in a discussion.
create index comments_by_author on comments (article_id, author_id, id desc) where visible;
