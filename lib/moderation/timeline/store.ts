import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';

export type TimelineRow = { id: string; at: Date; actor: string | null; kind: string; facts: object };

type Asked = { memberId: string; viewerId: string; limit: number; after?: Cursor };

/** Where a list goes on that is ordered by a moment and an id, and how far it is read. */
const page = ({ limit, after }: Asked, at: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
  ${after ? Prisma.sql`and (${at}, ${id}) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
  order by ${at} desc, ${id} desc limit ${limit}`;

/** The viewer may be told of comment `c` in connection with somebody: they neither read it as a peer just now nor before anybody's verdict counts (R5, R15). */
const isOpen = (viewerId: string) =>
  Prisma.sql`not is_reading(${viewerId}::uuid, c.id) and not is_read_blind(c.state, c.state_reason)`;

/** On record about the member. What the desk noted has its own words beside it, and is not for them. */
const acts = (asked: Asked) => Prisma.sql`
  select 'act' as kind, e.id, e.at, e.actor_id, json_build_object('action', e.action, 'fromState', e.from_state, 'toState', e.to_state,
    'reason', e.reason, 'key', e.details ->> 'apiKey') as facts
  from audit_entries e where e.subject_id = ${asked.memberId}::uuid and e.subject_type = 'member' and e.action <> 'member.note'
    ${asked.memberId === asked.viewerId ? Prisma.sql`and e.action <> 'member.unnote'` : Prisma.empty}
    ${page(asked, Prisma.sql`e.at`, Prisma.sql`e.id`)}`;

/** Nobody is shown what is noted about themselves. */
const notes = (asked: Asked) => Prisma.sql`
  select 'note', n.id, n.created_at, n.by_id, json_build_object('text', n.text)
  from member_notes n where n.member_id = ${asked.memberId}::uuid and n.member_id <> ${asked.viewerId}::uuid
    ${page(asked, Prisma.sql`n.created_at`, Prisma.sql`n.id`)}`;

const decisions = (asked: Asked) => Prisma.sql`
  select 'decision', d.id, d.created_at, d.actor_id, json_build_object('comment', json_build_object('id', c.id), 'maker', d.maker, 'outcome', d.outcome,
    'rule', d.rule)
  from decisions d join comments c on c.id = d.comment_id
  where d.author_id = ${asked.memberId}::uuid and ${isOpen(asked.viewerId)} ${page(asked, Prisma.sql`d.created_at`, Prisma.sql`d.id`)}`;

/** Those against sanctions are on record about the member. */
const appeals = (asked: Asked) => Prisma.sql`
  select 'appeal', p.id, p.created_at, p.member_id, json_build_object('comment', json_build_object('id', c.id), 'state', p.state,
    'decidedBy', (select x.display_name from members x where x.id = p.decided_by_id))
  from appeals p join comments c on c.id = p.comment_id
  where p.member_id = ${asked.memberId}::uuid and ${isOpen(asked.viewerId)} ${page(asked, Prisma.sql`p.created_at`, Prisma.sql`p.id`)}`;

/** Who reported or reviewed a comment is never its author's to know, one of the desk's included. */
const reports = (asked: Asked) => Prisma.sql`
  select 'report', r.id, r.created_at, r.member_id, json_build_object('comment', json_build_object('id', c.id), 'rule', r.rule, 'outcome', r.outcome)
  from reports r join comments c on c.id = r.comment_id
  where r.member_id = ${asked.memberId}::uuid and c.author_id <> ${asked.viewerId}::uuid and ${isOpen(asked.viewerId)}
    ${page(asked, Prisma.sql`r.created_at`, Prisma.sql`r.id`)}`;

const reviews = (asked: Asked) => Prisma.sql`
  select 'review', v.id, v.created_at, v.reviewer_id, json_build_object('comment', json_build_object('id', c.id), 'verdict', v.verdict, 'voided', v.void_reason)
  from reviews v join comments c on c.id = v.comment_id
  where v.reviewer_id = ${asked.memberId}::uuid and c.author_id <> ${asked.viewerId}::uuid and ${isOpen(asked.viewerId)}
    ${page(asked, Prisma.sql`v.created_at`, Prisma.sql`v.id`)}`;

const sources = [acts, notes, decisions, appeals, reports, reviews];

/** What happened to a member, the newest first: of each kind no more than fits on a page is read, by an index of its own. */
export const findTimeline = (db: Db, asked: Asked): Promise<TimelineRow[]> =>
  db.$queryRaw`select x.kind, x.id, x.at, x.facts, m.display_name as actor
    from (select * from (${Prisma.join(
      sources.map((source) => Prisma.sql`(${source(asked)})`),
      ' union all ',
    )}) every order by every.at desc, every.id desc limit ${asked.limit}) x
    left join members m on m.id = x.actor_id order by x.at desc, x.id desc`;
