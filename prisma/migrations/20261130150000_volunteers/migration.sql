-- A review beyond the duty (R1). From the volunteers' queue it has no duty; after a duty it names the one that it followed. It pays none.
ALTER TABLE "review_assignments" ALTER COLUMN "duty_id" DROP NOT NULL;
ALTER TABLE "review_assignments" ADD COLUMN "optional" BOOLEAN NOT NULL DEFAULT false;
alter table review_assignments add constraint review_assignments_for_a_duty check (duty_id is not null or optional);
-- Beyond the duty there are comments or nothing: no practice text.
alter table review_assignments add constraint review_assignments_optional_comment check (comment_id is not null or not optional);

-- One at a time.
create unique index review_assignments_one_optional on review_assignments (reviewer_id) where optional and state = 'OPEN';
