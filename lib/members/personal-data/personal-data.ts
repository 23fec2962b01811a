import type { Messages } from '@/lib/language/translator';
import type { PolicySettings } from '@/lib/policy/schemas';
import { UNDO_DAYS } from '../address/rules';
import { EXPORT_EVERY_DAYS } from '../export/rules';
import { INVITATION_DAYS } from '../invitations/rules';
import { INVITED_DAYS } from '../membership-import/rules';
import { SESSION_DAYS } from '../rules';

/**
 * What is kept of a member: for every table and column in which there is one, what becomes of it when they leave, and what of it
 * they are given when they ask for what is kept of them. Leaving and export are carried out from this table alone, and a test holds
 * it against the database: a table or a column that is new fails there until it says here what it is.
 */

/** A column of text, or one that names a member beside the one whose row it is. */
export type WhenLeaving =
  /** It stays as it is. */
  | 'kept'
  /** It becomes null. */
  | 'emptied'
  /** `BLANK` takes its place, since nothing may not. */
  | 'blanked'
  /** Closing the account itself says what becomes of it. */
  | 'renamed'
  /** `BLANK` takes its place where the comment goes with its text. */
  | 'with the comment';

/** What the tables are about, in the order in which a member is told of them. */
export const subjects = [
  'account',
  'signIn',
  'membership',
  'writing',
  'reviewing',
  'reading',
  'letters',
  'desk',
] as const satisfies (keyof Messages['privacy']['subjects'])[];

/** What members read of a table or a column is said in every language. */
export type PersonalTableName = keyof Messages['privacy']['tables'];
export type ColumnName = keyof Messages['privacy']['columns'];

/** By the policy in force, or for good. */
type Days = number | ((policy: PolicySettings) => number);

export type PersonalTable = {
  subject: (typeof subjects)[number];
  /** The columns that name the member whose row it is; `email_folded` names them by their address. */
  whose: readonly string[];
  /** Their rows go, or stay under their id; then `why`. */
  rows: 'erased' | 'kept';
  why: string;
  /** Of rows that stay: every column that holds text or names another member. */
  columns?: Readonly<Record<string, WhenLeaving>>;
  /** For how many days a row is kept at the most; without it, for as long as the account. */
  keptFor?: Days;
  /** Columns that are forgotten before their row is. */
  columnsKeptFor?: Partial<Record<ColumnName, Days>>;
  /** The columns that the export gives, or why it gives nothing of the table. */
  exported: readonly ColumnName[] | string;
  /** Which rows it gives, where not all. */
  exportedWhere?: string;
  /** There is nothing of it where no payments are taken. */
  ofPayments?: true;
};

/** What stands in the place of a text that is gone and may not be empty. */
export const BLANK = '—';

/** Rows that belong to a comment are its author's. */
export const OF_AUTHOR = 'comment_id';

export const personalData: Readonly<Record<PersonalTableName, PersonalTable>> = {
  members: {
    subject: 'account',
    whose: ['id'],
    rows: 'kept',
    why: 'Comments, reviews and the record hang on the id. The name that nobody may take yet is kept for 30 days as its skeleton.',
    columns: {
      email: 'renamed',
      email_folded: 'renamed',
      display_name: 'renamed',
      name_skeleton: 'renamed',
      password_hash: 'renamed',
      language: 'renamed',
    },
    exported: [
      'id',
      'email',
      'verified_at',
      'display_name',
      'role',
      'is_author',
      'language',
      'created_at',
      'reviewed',
      'shows_reviewed',
    ],
  },
  memberships: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Who has left is no Insider.',
    exported: ['state', 'source', 'plan', 'started_at', 'until', 'grace_until', 'changed_at', 'founding'],
  },
  membership_changes: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It is the history of a membership that is no more.',
    columns: { by_id: 'kept' },
    exported: [
      'at',
      'source',
      'from_state',
      'from_plan',
      'from_until',
      'to_state',
      'to_plan',
      'to_until',
      'reason',
    ],
  },
  stripe_customers: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody pays any more.',
    exported: ['customer_id', 'created_at'],
    ofPayments: true,
  },
  stripe_subscriptions: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They are cancelled there.',
    exported: ['id', 'status', 'plan', 'started_at', 'period_end', 'ends_at', 'ended_at'],
    ofPayments: true,
  },
  stripe_checkouts: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody pays any more.',
    keptFor: 1,
    exported: 'It is a page at Stripe in which something could be paid, for an hour.',
    ofPayments: true,
  },
  stripe_reversals: {
    subject: 'membership',
    whose: ['member_id'],
    rows: 'erased',
    why: 'What was paid and paid back stands at Stripe, for as long as the law has it.',
    exported: ['id', 'kind', 'amount', 'currency', 'status', 'at'],
    ofPayments: true,
  },
  outside_identities: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more, from wherever.',
    exported: ['provider', 'subject', 'linked_at', 'membership_told_at', 'roles_told_at'],
  },
  office_sources: {
    subject: 'desk',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They have no role any more.',
    exported: ['office', 'provider', 'at'],
  },
  member_pictures: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It stands beside a name that is gone. The picture itself goes with it, from wherever it is stored.',
    // The copy has the picture as a file.
    exported: ['created_at'],
  },
  departures: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It is carried out.',
    keptFor: 1,
    exported: ['asked_at', 'ends_at', 'keeps_comments'],
  },
  data_exports: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It is a copy of all the rest.',
    keptFor: EXPORT_EVERY_DAYS,
    exported: ['asked_at', 'made_at', 'ends_at'],
  },
  sessions: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    keptFor: SESSION_DAYS,
    columnsKeptFor: {
      network: ({ retention }) => retention.sessionDays,
      browser: ({ retention }) => retention.sessionDays,
      system: ({ retention }) => retention.sessionDays,
      frame_origin: ({ retention }) => retention.sessionDays,
    },
    exported: [
      'created_at',
      'last_seen_at',
      'expires_at',
      'revoked_at',
      'proved_at',
      'network',
      'browser',
      'system',
      'by_passkey',
      'frame_origin',
    ],
  },
  sign_ins_under_way: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    keptFor: 1,
    exported: 'It is a right password that waits some minutes for the second step.',
  },
  passkeys: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    exported: ['name', 'synced', 'created_at', 'last_used_at'],
  },
  passkey_challenges: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    keptFor: 1,
    exported: 'It is a number that a device is asked to sign, for some minutes.',
  },
  totp_factors: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    exported: ['created_at', 'confirmed_at'],
  },
  recovery_codes: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    exported: ['created_at'],
  },
  security_events: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'There is no account any more that something could have happened to.',
    keptFor: ({ security }) => security.eventDays,
    exported: ['kind', 'way', 'network', 'at'],
  },
  password_resets: {
    subject: 'signIn',
    whose: ['email_folded'],
    rows: 'erased',
    why: 'There is no password any more.',
    keptFor: 1,
    exported: ['created_at', 'expires_at', 'used_at'],
  },
  sign_in_links: {
    subject: 'signIn',
    whose: ['email_folded'],
    rows: 'erased',
    why: 'Nobody signs in any more.',
    keptFor: 1,
    exported: ['created_at', 'expires_at', 'used_at'],
  },
  address_claims: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'There is no account any more that could have an address.',
    keptFor: UNDO_DAYS + 1,
    exported: ['email', 'created_at', 'expires_at', 'used_at', 'former_email', 'undo_until'],
  },
  unclaimed_members: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody gets what was written elsewhere any more.',
    columns: { claimed_by_id: 'kept' },
    exported: 'It is of somebody who wrote elsewhere and has not come: once they have, this row is gone.',
  },
  imported_authors: {
    subject: 'writing',
    whose: ['member_id'],
    rows: 'erased',
    why: 'What they write elsewhere from now on is nobody’s who is here.',
    exported: ['source', 'external_id'],
  },
  former_names: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They are names of somebody who goes by none any more.',
    exported: ['display_name', 'given_up_at', 'reserved_until'],
  },
  invitations: {
    subject: 'desk',
    whose: ['email_folded'],
    rows: 'erased',
    why: 'The address is theirs, and was accepted or not.',
    keptFor: Math.max(INVITATION_DAYS, INVITED_DAYS),
    columns: { by_id: 'kept' },
    exported: [
      'email',
      'role',
      'display_name',
      'plan',
      'starts_at',
      'until',
      'created_at',
      'expires_at',
      'ended_at',
    ],
  },
  membership_imports: {
    subject: 'desk',
    whose: ['by_id'],
    rows: 'erased',
    why: 'Nobody imports it any more.',
    keptFor: 1,
    exported: 'It holds the addresses of others, for a day.',
  },
  expertise: {
    subject: 'account',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It stands beside a name that is gone.',
    columns: { verified_by_id: 'kept' },
    exported: ['field', 'line', 'stated_at', 'verified_at'],
  },
  sanctions: {
    subject: 'desk',
    whose: ['member_id'],
    rows: 'kept',
    why: 'What the desk decided, and why, stays answerable.',
    columns: { rule: 'kept', reason: 'kept', lift_reason: 'kept', by_id: 'kept', lifted_by_id: 'kept' },
    exported: ['kind', 'rule', 'reason', 'comment_id', 'starts_at', 'ends_at', 'lifted_at', 'lift_reason'],
  },
  barred_keys: {
    subject: 'desk',
    whose: ['member_id'],
    rows: 'kept',
    why: 'A ban holds against who leaves and comes back, for as long as it lasts. Nothing can be read from a hash that a secret goes into.',
    columns: { key: 'kept' },
    exported:
      'They are hashes, from which nothing can be read. What they were made of is given with the account.',
  },
  api_keys: {
    subject: 'desk',
    whose: ['by_id'],
    rows: 'kept',
    why: 'They stop with the account. The desk sees what they were, until they are ended and forgotten.',
    columns: {
      name: 'kept',
      scopes: 'kept',
      secret_hash: 'kept',
      secret_ending: 'kept',
      previous_hash: 'kept',
      ended_by_id: 'kept',
    },
    exported: ['name', 'created_at', 'last_used_at', 'ends_at', 'ended_at'],
  },
  saved_views: {
    subject: 'desk',
    whose: ['owner_id'],
    rows: 'erased',
    why: 'Nobody looks at the queues by them any more. Those that they saved for everybody have no owner, and stay.',
    columns: { by_id: 'kept', name: 'kept', queue: 'kept', filter: 'kept' },
    exported: ['name', 'queue', 'filter', 'created_at'],
  },
  member_notes: {
    subject: 'desk',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It is for the desk’s work with somebody who is here; what was decided, and why, stands with the decisions.',
    columns: { by_id: 'kept' },
    exported:
      'They are the desk’s own working notes, and say who of it keeps an eye on what. What came of them, and why, is given.',
  },
  articles: {
    subject: 'writing',
    whose: ['author_id'],
    rows: 'kept',
    why: 'The article is the publication’s, with the byline that it was published under.',
    columns: {
      author_id: 'emptied',
      slug: 'kept',
      external_id: 'kept',
      address: 'kept',
      headline: 'kept',
      standfirst: 'kept',
      byline: 'kept',
      language: 'kept',
      topics: 'kept',
      body: 'kept',
      body_html: 'kept',
      default_sort: 'kept',
      commenting_note: 'kept',
      announcement: 'kept',
      announcement_html: 'kept',
      picture: 'kept',
    },
    exported: ['id', 'slug', 'headline', 'published_at'],
  },
  comments: {
    subject: 'writing',
    whose: ['author_id'],
    rows: 'kept',
    why: 'Others answered it. It stands under the name of a former member, or as an empty place.',
    columns: { state_reason: 'kept', reaction_counts: 'kept', withdrawn_from: 'kept' },
    exported: [
      'id',
      'article_id',
      'parent_id',
      'state',
      'state_reason',
      'created_at',
      'published_at',
      'edited_at',
      'reaction_counts',
    ],
  },
  comment_revisions: {
    subject: 'writing',
    whose: [OF_AUTHOR],
    rows: 'kept',
    why: 'The text stays where its author leaves it, and is blanked where it goes.',
    columns: { body: 'with the comment', body_html: 'with the comment', language: 'kept' },
    exported: ['comment_id', 'number', 'body', 'language', 'created_at'],
  },
  reactions: {
    subject: 'reading',
    whose: ['member_id'],
    rows: 'kept',
    why: 'They are counted, and nobody is shown whose they are.',
    columns: { kind: 'kept' },
    exported: ['comment_id', 'kind', 'created_at'],
  },
  bookmarks: {
    subject: 'reading',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They were for them alone.',
    exported: ['comment_id', 'created_at'],
  },
  follows: {
    subject: 'reading',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They were for them alone.',
    exported: ['article_id', 'root_id', 'created_at'],
  },
  mutes: {
    subject: 'reading',
    whose: ['member_id', 'muted_id'],
    rows: 'erased',
    why: 'There is nobody to mute.',
    exported: 'It names others, and who mutes somebody is nobody’s to know: one’s own stand under Reading.',
  },
  desk_documents: {
    subject: 'writing',
    whose: [OF_AUTHOR],
    rows: 'kept',
    why: 'It is made of the text and its author’s name as they stand, and goes with them.',
    columns: {},
    exported: 'It is the text of the comments in another form.',
  },
  search_documents: {
    subject: 'writing',
    whose: ['author_id'],
    rows: 'kept',
    why: 'It is made of what readers see, and goes with that.',
    columns: {},
    exported: 'It is the text of the comments in another form.',
  },
  drafts: {
    subject: 'writing',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nobody sends it any more.',
    exported: ['article_id', 'target', 'body', 'updated_at'],
  },
  review_duties: {
    subject: 'reviewing',
    whose: ['member_id'],
    rows: 'kept',
    why: 'That the reviews for a posted comment were given stays provable.',
    columns: {},
    exported: ['comment_id', 'required', 'done', 'waived', 'skips', 'created_at', 'completed_at'],
  },
  review_assignments: {
    subject: 'reviewing',
    whose: ['reviewer_id'],
    rows: 'kept',
    why: 'What was reviewed, and by how many, stays provable. What is open goes back to the pool.',
    columns: {},
    // What is still to be reviewed does not say whether it is for practice.
    exportedWhere: "state <> 'OPEN'",
    exported: ['id', 'comment_id', 'calibration_item_id', 'state', 'assigned_at', 'expires_at', 'optional'],
  },
  practice_answers: {
    subject: 'reviewing',
    whose: ['member_id'],
    rows: 'erased',
    why: 'It counted for nothing and nobody.',
    exported: ['verdict', 'answered_at'],
  },
  reviews: {
    subject: 'reviewing',
    columnsKeptFor: { network: ({ retention }) => retention.networkDays },
    whose: ['reviewer_id'],
    rows: 'kept',
    why: 'Verdicts count on for those whose comments they decided. The words beside them go.',
    columns: { note: 'emptied', network: 'emptied', void_reason: 'kept' },
    exported: [
      'id',
      'comment_id',
      'revision',
      'calibration_item_id',
      'verdict',
      'note',
      'note_to_author',
      'created_at',
      'voided_at',
      'void_reason',
    ],
  },
  calibration_items: {
    subject: 'writing',
    whose: [OF_AUTHOR],
    rows: 'kept',
    why: 'Verdicts on it count. Its text goes with the comment that it was taken from.',
    columns: {
      key: 'kept',
      language: 'kept',
      body: 'with the comment',
      body_html: 'with the comment',
      explanation: 'kept',
      retired_reason: 'kept',
      picked_by_id: 'kept',
    },
    exported: 'It is the text of a comment that is given already, and what moderators made of it.',
  },
  calibration_contests: {
    subject: 'reviewing',
    whose: ['member_id'],
    rows: 'kept',
    why: 'What was decided about a practice comment stays answerable. The words of who contested it go.',
    columns: { reason: 'blanked', note: 'kept', decided_by_id: 'kept' },
    exported: ['reason', 'created_at', 'outcome', 'note', 'decided_at'],
  },
  reviewer_records: {
    subject: 'reviewing',
    whose: ['member_id'],
    rows: 'kept',
    why: 'What verdicts that still count are worth goes by it.',
    columns: { standing_reason: 'kept', standing_by_id: 'kept' },
    exported: [
      'acceptable_right',
      'acceptable_wrong',
      'unacceptable_right',
      'unacceptable_wrong',
      'as_of',
      'standing',
      'standing_since',
      'standing_reason',
    ],
  },
  reviewer_pairs: {
    subject: 'reviewing',
    whose: ['first_id', 'second_id'],
    rows: 'kept',
    why: 'Reviewers who move as one count as one, and it is computed anew each night.',
    columns: {},
    exported: 'Every row names another reviewer.',
  },
  decisions: {
    subject: 'writing',
    whose: [OF_AUTHOR],
    rows: 'kept',
    why: 'What was decided about a comment, and by what rule, stays answerable.',
    columns: {
      author_id: 'kept',
      actor_id: 'kept',
      rule: 'kept',
      note: 'kept',
      passage: 'with the comment',
      inputs: 'kept',
    },
    exported: ['comment_id', 'revision', 'maker', 'outcome', 'rule', 'note', 'passage', 'created_at'],
  },
  case_claims: {
    subject: 'desk',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They have nothing open any more.',
    exported: 'It is over in two minutes.',
  },
  held_decisions: {
    subject: 'desk',
    whose: ['moderator_id'],
    rows: 'erased',
    why: 'What has not taken effect never does: they decide nothing any more.',
    exported: 'It is taken back within seconds, or becomes a decision.',
  },
  decision_drafts: {
    subject: 'desk',
    whose: ['moderator_id', OF_AUTHOR],
    rows: 'erased',
    why: 'They decide nothing any more; and what is about a comment of theirs holds words of it.',
    keptFor: 1,
    exported: 'It was taken back, and waits in a form of the desk until the comment moves on.',
  },
  blind_audits: {
    subject: 'writing',
    whose: [OF_AUTHOR],
    rows: 'kept',
    why: 'The stated odds rest on it.',
    columns: { second_by_id: 'kept' },
    exported: 'It is how the publication checks itself, and says of the comment what its decisions say.',
  },
  appeals: {
    subject: 'writing',
    whose: ['member_id'],
    rows: 'kept',
    why: 'That an appeal was decided, and how, stays answerable. The words of the appeal go.',
    columns: { text: 'blanked', note: 'kept', decided_by_id: 'kept' },
    exported: ['comment_id', 'sanction_id', 'text', 'state', 'created_at', 'decided_at', 'note'],
  },
  reports: {
    subject: 'reading',
    whose: ['member_id'],
    rows: 'kept',
    why: 'They are counted. The words of who reported go.',
    columns: { rule: 'kept', note: 'emptied', answer: 'emptied' },
    exported: ['comment_id', 'rule', 'note', 'created_at', 'outcome', 'closed_at', 'answer'],
  },
  notices: {
    subject: 'letters',
    whose: ['member_id'],
    rows: 'erased',
    why: 'They were for them alone.',
    keptFor: ({ retention }) => retention.noticeDays,
    exported: ['kind', 'comment_id', 'created_at', 'read_at', 'mailed_at'],
  },
  mail_digests: {
    subject: 'letters',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nothing is mailed any more.',
    exported: ['timing', 'sent_at'],
  },
  notice_preferences: {
    subject: 'letters',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nothing is mailed any more.',
    exported: ['topic', 'mail'],
  },
  mail_endings: {
    subject: 'letters',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nothing is mailed any more.',
    exported: ['subscription', 'times'],
  },
  webhook_deliveries: {
    subject: 'letters',
    whose: ['author_id'],
    rows: 'kept',
    why: 'What the publication’s own programs are told of a comment. Its text and its author’s name go; that something happened to it is told by ids.',
    columns: { type: 'kept', thin: 'kept', fat: 'emptied' },
    keptFor: 30,
    exported:
      'It is what is given with the comments, on its way to programs of the publication, for a month at most.',
  },
  audit_entries: {
    subject: 'desk',
    whose: ['actor_id'],
    rows: 'kept',
    why: 'The record can be added to and not changed. It holds ids, not names, nor what members say of themselves.',
    columns: {
      action: 'kept',
      subject_type: 'kept',
      from_state: 'kept',
      to_state: 'kept',
      reason: 'kept',
      details: 'kept',
    },
    exported: ['at', 'action', 'subject_type', 'subject_id', 'from_state', 'to_state'],
  },
  outbox_events: {
    subject: 'letters',
    whose: ['subject_id'],
    rows: 'erased',
    why: 'They are forgotten after a week in any case.',
    keptFor: 7,
    exported: 'They are on their way to those who act upon them, for a week at most.',
  },
  policy_versions: {
    subject: 'desk',
    whose: ['by_id'],
    rows: 'kept',
    why: 'Who changed the policy, and why, stays answerable, by the id.',
    columns: { settings: 'kept', reason: 'kept' },
    exported: ['version', 'created_at', 'reason'],
  },
  idempotency_keys: {
    subject: 'signIn',
    whose: ['member_id'],
    rows: 'erased',
    why: 'Nothing of theirs comes twice any more.',
    keptFor: 1,
    exported: 'It is the answer to a request, for a day.',
  },
};

/** Tables in which there is nobody, and why that is so where it could be thought otherwise. */
export const nobodysTables: Readonly<Record<string, string>> = {
  _prisma_migrations: 'Which migrations ran.',
  audit_sealed_entries: 'Hashes of entries of the record, which stay with it.',
  audit_seals: 'Hashes.',
  bridging_fits: 'Numbers, and ids of comments.',
  alerts: 'What staff are alerted to, in numbers, and ids of comments.',
  comment_imports: 'Names of files, counts, and what sources call comments that were left out.',
  dismissed_addresses: 'Pages that the desk wants no discussion under.',
  comment_import_files:
    'Files of other systems, with addresses of people in them, until they are imported, or for a week.',
  imported_articles: 'What sources call articles.',
  imported_comments: 'What sources call comments.',
  left_out_comments: 'What sources call comments that were left out.',
  unplaced_comments:
    'While an import lasts: comments of people who are not here yet, which answer what has not come yet. Its end takes them.',
  daily_numbers:
    'Counts by day; of the decisions of moderators by their ids, as with the decisions that were counted.',
  forecasts: 'Policies, and the site’s rates.',
  wordpress_grants:
    'What an administrator has agreed to for a WordPress, for a minute, by its addresses. It goes with the session that they agreed in.',
  webhook_attempts: 'What programs of the publication answered, for 30 days.',
  webhook_endpoints: 'Addresses of programs of the publication.',
  failing_checks: 'Programs that we ask, and what they answered last.',
  replays: 'Policies, and counts of comments; ids of those that would have ended otherwise.',
  job_workers: 'Our own processes.',
  odds_fits: 'Numbers.',
  ghost_connection: 'Moments and numbers.',
  outside_tokens: 'Hashes of tokens, until they run out.',
  session_handovers:
    'Frames on other sites that wait some minutes for a session. It goes with the session that its member agreed in.',
  pattern_summaries: 'Ids of members, found anew each night.',
  rate_limits:
    'Counters by id, by account and by network, and hashes of what was used up, until they run out: within a day.',
  reliability_fits: 'Numbers.',
  review_coin: 'A key.',
  site_pace: 'Numbers.',
  stripe_events: 'Ids and kinds of what Stripe said happened, for 30 days: not to whom.',
  transparency_summaries: 'Numbers.',
};
