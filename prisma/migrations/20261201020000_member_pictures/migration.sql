-- A picture beside a member's name. What it shows lies in a folder or a bucket; its name is a hash of that, and of a number of its own.
CREATE TABLE "member_pictures" (
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pictures_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "member_pictures_name" CHECK ("name" ~ '^[0-9a-f]{32}$')
);

CREATE UNIQUE INDEX "member_pictures_name_key" ON "member_pictures"("name");

ALTER TABLE "member_pictures" ADD CONSTRAINT "member_pictures_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

create trigger member_pictures_not_of_who_left before insert on member_pictures
  for each row execute function refuse_of_who_left('member_id', 'refuse');

-- Who wrote a comment, as everybody may know them: now with their picture.
create or replace view authors as
  select m.id, m.display_name, json_build_object(
    'id', m.id, 'displayName', m.display_name,
    'picture', (select p.name from member_pictures p where p.member_id = m.id),
    'badges', case when m.left_at is not null then '["former"]'::jsonb else
      (case m.role when 'MODERATOR' then '["moderator"]'::jsonb when 'ADMIN' then '["staff"]'::jsonb else '[]'::jsonb end)
      || coalesce((select '["founding"]'::jsonb from memberships s where s.member_id = m.id and s.founding and is_insider(s.*, now())),
                  '[]'::jsonb) end,
    'expertise', coalesce((select json_agg(json_build_object('field', e.field, 'line', e.line, 'verified', e.verified_at is not null)
      order by e.position) from expertise e where e.member_id = m.id
        and not exists (select 1 from sanctions s where s.member_id = m.id and s.kind = 'BAN' and s.lifted_at is null)),
      '[]'::json)) as card
  from members m;
