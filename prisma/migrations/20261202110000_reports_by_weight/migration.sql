-- What is reported is read in the order of when it was first reported, earlier where its reporters have been right before.
alter table "reports" add column "weight" double precision not null default 0.5;
alter table reports add constraint reports_weight_is_a_share check (weight between 0 and 1);
alter table "comments" add column "report_rank" timestamptz(3);

update comments c set report_rank = r.rank
from (select comment_id, min(created_at) - sum(weight) * interval '1 day' as rank from reports where outcome is null group by 1) r
where r.comment_id = c.id and c.open_report_count > 0;

alter table comments add constraint comments_report_rank_whole check ((report_rank is null) = (open_report_count = 0));

drop index comments_reported;
create index comments_reported on comments (report_rank, id) where open_report_count > 0;

-- What came of a member's reports, the latest first; those that nobody has answered, from the oldest.
drop index "reports_member_id_idx";
create index "reports_member_id_closed_at_created_at_id_idx" on "reports"("member_id", "closed_at", "created_at", "id");
