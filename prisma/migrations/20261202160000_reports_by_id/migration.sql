-- A member's open reports are read, and closed together, in the order of their ids, up to the last that a moderator has seen.
drop index "reports_member_id_closed_at_created_at_id_idx";
create index "reports_member_id_closed_at_id_idx" on "reports"("member_id", "closed_at", "id");
