-- Whether the policy in force asks a member for a second step at sign-in that they have not set up. Where it says nothing of it, it asks staff,
-- as a new installation does.
create function owes_second_step(m members) returns boolean language sql stable parallel safe as $$
  select case coalesce(
      (select settings #>> '{security,secondStep}' from policy_versions order by version desc limit 1), 'staff')
    when 'everyone' then true when 'staff' then m.role <> 'MEMBER' else false end
  and not exists (select from totp_factors t where t.member_id = m.id and t.confirmed_at is not null)
$$;
