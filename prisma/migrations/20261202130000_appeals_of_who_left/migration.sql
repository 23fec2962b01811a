-- What members who have left had appealed against of what was done to them is closed, as it is from now on when they leave: nobody could answer it.
WITH overtaken AS (
  UPDATE appeals p SET state = 'CLOSED', decided_at = CURRENT_TIMESTAMP FROM members m
  WHERE m.id = p.member_id AND m.left_at IS NOT NULL AND p.sanction_id IS NOT NULL AND p.state = 'OPEN'
  RETURNING p.id, p.member_id, p.decided_at)
INSERT INTO audit_entries (id, at, action, subject_type, subject_id, to_state, details)
SELECT gen_random_uuid(), decided_at, 'appeal.close', 'member', member_id, 'CLOSED', jsonb_build_object('appeal', id) FROM overtaken;
