-- A report counts for who made it while what it had removed is gone.
alter table "reports" add column "overturned" boolean not null default false;
update "reports" r set "overturned" = true from "comments" c where c."id" = r."comment_id" and r."outcome" = 'ACTED' and c."state" = 'PUBLISHED';
