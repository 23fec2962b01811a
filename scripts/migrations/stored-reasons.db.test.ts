import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reasonInWords } from '../../lib/language/reason-in-words';
import { reasonFacts, type Reason } from '../../lib/platform/reasons';
import { createTestDatabase, type TestDatabase } from '../../lib/platform/testing/database';
import { readMigrations } from './history';

/** Every sentence that the program stored, and what it is by now. */
const said: [sentence: string, code: string, facts?: object][] = [
  ['Another one took its place.', 'sanction-replaced'],
  ['A moderator has changed the decision.', 'decision-changed'],
  ['An automatic check could not run, so a moderator reads it first.', 'check-failed'],
  ['Calibration passed: the last 3 verdicts on it were right.', 'calibration-passed', { count: 3 }],
  [
    'It has a link (“a.example/(“x”)”), so a moderator reads it first.',
    'link-held',
    { words: 'a.example/(“x”)' },
  ],
  ['It has waited for more than 1,000 hours, so a moderator decides.', 'waited', { hours: 1_000 }],
  ['It says “p.o\nx $1”, so a moderator reads it first.', 'suspect', { words: 'p.o\nx $1' }],
  ['Its author has taken the comment back.', 'item-withdrawn'],
  ['Its reviewers did not agree to post it, so a moderator decides.', 'disagreed'],
  [
    'Its reviewer was careless: until they pass calibration again, their verdicts do not count.',
    'reviewer-careless',
  ],
  ['Its reviewer was sanctioned.', 'reviewer-sanctioned'],
  ['Of the last 4 verdicts whose outcome is known, 1 was right.', 'verdicts-right', { known: 4, right: 1 }],
  [
    'Of the last 20 verdicts whose outcome is known, 9 were right, 5 of them given after the warning.',
    'verdicts-right-since-warning',
    { known: 20, right: 9, since: 5 },
  ],
  ['9 of 20 reliable reviewers missed it.', 'item-missed', { missed: 9, of: 20 }],
  ['2 of 3 reviews were waived: nothing was left to review.', 'reviews-waived', { count: 2, required: 3 }],
  ['Several readers have reported it, so nobody else sees it until a moderator has looked at it.', 'hidden'],
  ['The comment that it was picked from has been decided otherwise since.', 'item-decided-otherwise'],
  [
    'The reviews were not done within 7 days. Your text is kept: you can submit it again.',
    'expired',
    { days: 7 },
  ],
  ['Verdicts that had counted as wrong no longer do.', 'no-longer-wrong'],
  [
    'Version 12: {"review":{"required":2},"names":{"publication":"The \\"Sun\\""}}',
    'policy-changed',
    { version: 12, patch: '{"review":{"required":2},"names":{"publication":"The \\"Sun\\""}}' },
  ],
];

/** Sentences that have been put in other words since. */
const nowSaid: Partial<Record<string, string>> = {
  'calibration-passed': 'Practice passed: the last 3 verdicts on practice comments were right.',
  'reviewer-careless':
    'Its reviewer was careless: until they judge practice comments well again, their verdicts do not count.',
};

/** What people wrote, however near it comes. */
const written = [
  'Please be civil.',
  '"Rude", and {"code":"waited"}.',
  'Its reviewer was sanctioned. So was I.',
  'Look: It says “pox”, so a moderator reads it first.',
  'It has waited for more than many hours, so a moderator decides.',
  'It has waited for more than , hours, so a moderator decides.',
  'Version 2: it is better.',
];

const waited = { code: 'waited', facts: { hours: 24 } };
const WAITED = 'It has waited for more than 24 hours, so a moderator decides.';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase({ url: inject('testServer').url });
  client = new Client({ connectionString: database.url });
  await client.connect();
  for (const { name, sql } of await readMigrations()) {
    if (name.endsWith('_stored_reasons')) await givenBefore();
    await client.query(sql);
  }
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Rows as they were stored before; whose they are, and of what, does not matter. */
async function givenBefore() {
  const reasons = [...said.map(([sentence]) => sentence), ...written, null];
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into audit_entries (id, at, action, subject_type, subject_id, details, reason)
     select gen_random_uuid(), now(), 'test.act', 'comment', gen_random_uuid(), jsonb_build_object('place', place), reason
     from unnest($1::text[]) with ordinality as r (reason, place)`,
    [reasons],
  );
  await client.query(`
    insert into comments (id, article_id, author_id, state, created_at, state_changed_at, state_reason)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), state::"CommentState", now(), now(), reason
      from (values ('REFERRED', '${WAITED}'), ('REJECTED', 'Please be civil.'), ('IN_REVIEW', null)) as c (state, reason);
    insert into decisions (id, comment_id, version, revision, maker, outcome, created_at, note)
      select gen_random_uuid(), gen_random_uuid(), 1, 1, maker::"DecisionMaker", 'REFER', now(), note
      from (values ('SYSTEM', '${WAITED}'), ('MODERATOR', 'Please be civil.'), ('PEERS', null)) as d (maker, note);
    insert into appeals (id, decision_id, comment_id, member_id, text, state, created_at, decided_at, decided_by_id, note)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Once more, and better.', 'REVERSED', now(),
        now(), gen_random_uuid(), note from unnest(array['A moderator has changed the decision.', 'I agree.']) as note;
    insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at, voided_at, void_reason)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'YES', now(),
        case when reason is not null then now() end, reason from unnest(array['Its reviewer was sanctioned.', null]) as reason;
    insert into reviewer_records (member_id, as_of, standing_since, ladder_since, standing_reason)
      select gen_random_uuid(), now(), now(), now(), reason
      from unnest(array['Verdicts that had counted as wrong no longer do.', 'I looked into it.', null]) as reason;
    insert into calibration_items (id, key, body, body_html, word_count, verdict, explanation, active, retired_at, retired_reason)
      select gen_random_uuid(), reason, 'A word.', '<p>A word.</p>', 2, 'NOT_CIVIL', 'Why.', false, now(), reason
      from unnest(array['Its author has taken the comment back.', 'Unclear.']) as reason;
    insert into sanctions (id, member_id, kind, reason, by_id, lifted_at, lifted_by_id, lift_reason)
      select gen_random_uuid(), gen_random_uuid(), 'BAN', 'Threats.', gen_random_uuid(), now(), gen_random_uuid(), reason
      from unnest(array['Another one took its place.', 'A mistake.']) as reason;
    insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
      values (gen_random_uuid(), 'a@example.org', 'a@example.org', 'Ann', 'ann', 'x');
    insert into notices (id, member_id, kind, event_id, facts, created_at)
      select gen_random_uuid(), (select id from members), kind, row_number() over (), facts::jsonb, now() from (values
        ('comment.referred', '{"edit":true,"reason":"${WAITED}"}'), ('comment.referred', '{"edit":false,"reason":null}'),
        ('reviewer.warned', '{"reason":"I looked into it."}'), ('member.unsanctioned', '{"reason":"Its reviewer was sanctioned."}'),
        ('appeal.decided', '{"note":"A moderator has changed the decision."}'),
        ('comment.rejected', '{"statement":{"facts":"Rude.","decided":"It was not accepted.","gist":{"held":null,"passed":"${WAITED}","computed":true}}}'),
        ('comment.removed', '{"statement":{"facts":"Rude.","scope":"It is gone."}}'), ('comment.removed', '{"statement":null}')) as n (kind, facts);
    insert into outbox_events (type, subject_id, payload) values
      ('reviewer.standing', gen_random_uuid(), '{"standing":"GOOD","before":"WARNED","reason":"Verdicts that had counted as wrong no longer do."}'),
      ('member.unsanction', gen_random_uuid(), '{"reason":"Another one took its place."}');`);
  await client.query('set session_replication_role = default');
}

const read = async (sql: string) => {
  const { rows } = await client.query<{ found: unknown }>(sql);
  return rows.map(({ found }) => found);
};

describe('the migration to stored reasons', () => {
  it('knows every sentence of the program, which is said as it was', async () => {
    const stored = (await read(
      `select reason as found from audit_entries order by (details ->> 'place')::int limit ${said.length}`,
    )) as Reason[];
    expect(stored).toEqual(said.map(([, code, facts = {}]) => ({ code, facts })));
    expect(stored.map((reason) => reasonInWords('en', reason))).toEqual(
      said.map(([sentence, code]) => nowSaid[code] ?? sentence),
    );
    // Later ones were never sentences in a column.
    const codes = said.map(([, code]) => code);
    const later = Object.keys(reasonFacts).filter((code) => !codes.includes(code as (typeof codes)[number]));
    expect(later).toEqual([
      'article-moderated',
      'author-asked',
      'author-silent',
      'imported',
      'membership-granted',
      'new-member',
      'outside-held',
      'read-first',
      'right-of-expected',
      'right-of-expected-since-warning',
      'turned-down-lately',
    ]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('leaves what people wrote, and what has no reason', async () => {
    const stored = await read(
      `select reason as found from audit_entries order by (details ->> 'place')::int offset ${said.length}`,
    );
    expect(stored).toEqual([...written, null]);
  });

  it.each<[string, string, unknown[]]>([
    ['comments', 'state_reason', [waited, 'Please be civil.', null]],
    ['decisions', 'note', [waited, 'Please be civil.', null]],
    ['appeals', 'note', [{ code: 'decision-changed', facts: {} }, 'I agree.']],
    ['reviews', 'void_reason', [{ code: 'reviewer-sanctioned', facts: {} }, null]],
    [
      'reviewer_records',
      'standing_reason',
      [{ code: 'no-longer-wrong', facts: {} }, 'I looked into it.', null],
    ],
    ['calibration_items', 'retired_reason', [{ code: 'item-withdrawn', facts: {} }, 'Unclear.']],
    ['sanctions', 'lift_reason', [{ code: 'sanction-replaced', facts: {} }, 'A mistake.']],
    [
      'notices',
      'facts',
      [
        { edit: true, reason: waited },
        { edit: false, reason: null },
        { reason: 'I looked into it.' },
        { reason: 'Its reviewer was sanctioned.' },
        { note: { code: 'decision-changed', facts: {} } },
        { statement: { facts: 'Rude.', gist: { held: null, passed: waited, computed: true } } },
        { statement: { facts: 'Rude.', scope: 'It is gone.' } },
        { statement: null },
      ],
    ],
    [
      'outbox_events',
      'payload',
      [
        { standing: 'GOOD', before: 'WARNED', reason: { code: 'no-longer-wrong', facts: {} } },
        { reason: 'Another one took its place.' },
      ],
    ],
  ])('carries over %s.%s', async (table, column, expected) => {
    const place = { notices: 'event_id', outbox_events: 'id' }[table] ?? 'ctid';
    expect(await read(`select ${column} as found from ${table} order by ${place}`)).toEqual(expected);
  });

  it.each([
    ['comments', 'state_reason'],
    ['decisions', 'note'],
    ['appeals', 'note'],
    ['reviewer_records', 'standing_reason'],
    ['sanctions', 'lift_reason'],
  ])('has %s.%s hold a reason and nothing else', async (table, column) => {
    for (const other of ['null', '5', '{"code": "waited"}'])
      await expect(client.query(`update ${table} set ${column} = '${other}'`)).rejects.toThrow(
        'violates check constraint',
      );
  });
});
