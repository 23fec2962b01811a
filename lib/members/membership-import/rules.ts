import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { AppError } from '@/lib/platform/errors';
import { settle, type Membership } from '../memberships/rules';
import type { MembershipState } from '../viewer';

/** Lines of a file beyond which it is imported in parts. */
export const MAX_LINES = 5_000;
/** Characters of a file: with what a form carries beside it, it stays below what a request may bring. */
export const MAX_CHARACTERS = 400_000;
/** How long a file waits for its import, in hours: it holds addresses. */
const IMPORT_HOURS = 24;
/** How long somebody who has no account has for taking up a membership, in days. */
export const INVITED_DAYS = 30;
/** Characters of one cell that are looked at. */
const MAX_CELL = 254;

/** When a file that is kept at a moment is forgotten, and when one was kept that is forgotten now. */
export const importEnd = (createdAt: Date): Date => new Date(createdAt.getTime() + IMPORT_HOURS * HOUR_MS);
export const importStart = (now: Date): Date => new Date(now.getTime() - IMPORT_HOURS * HOUR_MS);

export const columns = ['email', 'name', 'plan', 'from', 'until', 'state'] as const;
type Column = (typeof columns)[number];

/** What can be the matter with a line. */
export type LineFlaw =
  | 'no-columns'
  | 'unknown-column'
  | 'too-many-lines'
  | 'quotes'
  | 'too-long'
  | 'address'
  | 'twice'
  | 'plan'
  | 'day'
  | 'state'
  | 'begins-later'
  | 'past'
  | 'far';
export type LineError = { line: number; flaw: LineFlaw; cell: string };

/** A row of the file as it was cut into cells, and the line on which it begins. */
export type Row = { line: number; cells: string[]; isBroken: boolean };

/** How a line wants a membership to stand; what is null stays as it is. */
export type Line = {
  line: number;
  email: string;
  /** What whoever is invited may be called, as it is offered to them. */
  name: string | null;
  plan: string | null;
  from: Date | null;
  until: Date | null;
  /** Null where the line does not say: active then, or lapsed where the end has passed, and revoked where it was. */
  state: Exclude<MembershipState, 'GRACE'> | null;
};

type Terms = {
  plans: readonly { key: string; name: string }[];
  now: Date;
  /** An address as it is kept; null for what is none. */
  addressIn: (text: string) => string | null;
  /** The one spelling under which an address is known. */
  fold: (email: string) => string;
};

/** Reads the rows of a file: their lines, and what is the matter with those that cannot be read. The first names the columns. */
export function readLines(rows: Row[], terms: Terms): { lines: Line[]; errors: LineError[] } {
  const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!head) return { lines: [], errors: [{ line: 1, flaw: 'no-columns', cell: '' }] };
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  if (!names.includes('email')) return only({ line: head.line, flaw: 'no-columns', cell: names.join(', ') });
  const unknown = names.find((name, place) => name !== '' && !isColumn(name, names, place));
  if (unknown !== undefined) return only({ line: head.line, flaw: 'unknown-column', cell: unknown });
  const beyond = body[MAX_LINES];
  if (beyond) return only({ line: beyond.line, flaw: 'too-many-lines', cell: '' });
  const lines: Line[] = [];
  const errors: LineError[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells, isBroken } of body) {
    const read = isBroken ? { flaw: 'quotes' as const, cell: '' } : readLine(named(names, cells), terms);
    if ('flaw' in read) {
      errors.push({ line, ...read });
      continue;
    }
    const folded = terms.fold(read.email);
    const before = seen.get(folded);
    if (before === undefined) lines.push({ line, ...read });
    else errors.push({ line, flaw: 'twice', cell: String(before) });
    seen.set(folded, before ?? line);
  }
  return { lines, errors };
}

const only = (error: LineError) => ({ lines: [], errors: [error] });
const isColumn = (name: string, names: string[], place: number): boolean =>
  columns.some((column) => column === name) && names.indexOf(name) === place;

type Cells = Partial<Record<Column, string>>;
const named = (names: string[], cells: string[]): Cells =>
  Object.fromEntries(names.map((name, place) => [name, plainCell(cells[place] ?? '')]));

/** A cell without what keeps a spreadsheet from calculating with it. */
const plainCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

type Flawed = Omit<LineError, 'line'>;

function readLine(
  { email: typed = '', name = '', plan = '', from = '', until = '', state = '' }: Cells,
  { plans, now, addressIn }: Terms,
): Omit<Line, 'line'> | Flawed {
  const long = [typed, name, plan, from, until, state].find((cell) => cell.length > MAX_CELL);
  if (long !== undefined) return { flaw: 'too-long', cell: `${long.slice(0, 40)}…` };
  const email = addressIn(typed);
  if (email === null) return { flaw: 'address', cell: typed };
  const [begins, ends] = [momentOf(from, 'T00:00:00.000Z'), momentOf(until, 'T23:59:59.000Z')];
  if (begins === undefined) return { flaw: 'day', cell: from };
  if (ends === undefined) return { flaw: 'day', cell: until };
  if (begins && begins > now) return { flaw: 'begins-later', cell: from };
  const stands = state === '' ? null : stateOf(state);
  if (stands === undefined) return { flaw: 'state', cell: state };
  const known = plans.find((one) => one.key === plan || one.name.trim().toLowerCase() === plan.toLowerCase());
  return {
    email,
    name: name || null,
    // One that the policy has no more is some members' still: whether it is this one's is asked with what they have.
    plan: known?.key ?? (plan || null),
    from: begins,
    until: ends,
    state: stands,
  };
}

const STATES: Record<string, NonNullable<Line['state']>> = {
  active: 'ACTIVE',
  grace: 'ACTIVE',
  lapsed: 'LAPSED',
  revoked: 'REVOKED',
};
const stateOf = (cell: string): NonNullable<Line['state']> | undefined =>
  Object.hasOwn(STATES, cell.toLowerCase()) ? STATES[cell.toLowerCase()] : undefined;

/** A day, or a moment in UTC, as ISO 8601 has them; null where the cell is empty, undefined where it is neither. */
function momentOf(cell: string, timeOfDay: string): Date | null | undefined {
  if (cell === '') return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(cell);
  if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(cell)) return undefined;
  const moment = new Date(isDay ? `${cell}${timeOfDay}` : cell);
  // The thirtieth of February is read as the second of March.
  return moment.getTime() && moment.toISOString().startsWith(cell.slice(0, 10)) ? moment : undefined;
}

/** An invitation to a membership that is open. */
export type OpenOffer = { id: string; plan: string | null; from: Date | null; until: Date | null };

/** What is known of an address. */
export type Known =
  | { memberId: string; displayName: string; membership: Membership | null }
  /** `isOffice`: they are invited to work here, and a membership goes with that. */
  | { memberId: null; offer: OpenOffer | null; isOffice: boolean };

export type Planned = Pick<Line, 'line' | 'email' | 'name'> &
  (
    | {
        kind: 'change';
        memberId: string;
        displayName: string;
        before: Membership | null;
        after: Membership;
      }
    | { kind: 'invite'; offer: Omit<OpenOffer, 'id'>; expiresAt: Date }
    /** An invitation that is open is taken back. */
    | { kind: 'uninvite'; offerId: string }
    /** It is revoked, and stays so: the line does not say otherwise. */
    | { kind: 'stays-revoked'; memberId: string; displayName: string }
    | { kind: 'none' }
  );

/** What an import would do with a line, or what is the matter with it. */
export function planLine(
  line: Line,
  known: Known,
  { plans, graceDays, now }: { plans: readonly string[]; graceDays: number; now: Date },
): Planned | LineError {
  const { plan, from, until } = line;
  const state = line.state ?? (until && until <= now ? 'LAPSED' : 'ACTIVE');
  const about = { line: line.line, email: line.email, name: line.name };
  const fails = (flaw: LineFlaw, cell: string | null): LineError => ({
    line: line.line,
    flaw,
    cell: cell ?? '',
  });
  const before = known.memberId === null ? null : known.membership;
  if (plan !== null && !plans.includes(plan) && plan !== before?.plan) return fails('plan', plan);
  if (known.memberId === null) {
    const { offer, isOffice } = known;
    if (isOffice || (state !== 'ACTIVE' && !offer)) return { ...about, kind: 'none' };
    if (state !== 'ACTIVE') return { ...about, kind: 'uninvite', offerId: offer!.id };
    if (until && until <= now) return fails('past', day(until));
    if (offer && offer.plan === plan && isSame(offer.from, from) && isSame(offer.until, until))
      return { ...about, kind: 'none' };
    const last = now.getTime() + INVITED_DAYS * DAY_MS;
    const expiresAt = new Date(Math.min(last, until?.getTime() ?? last));
    return { ...about, kind: 'invite', offer: { plan, from, until }, expiresAt };
  }
  const { memberId, displayName } = known;
  // Somebody took it away, and a list of who has paid does not know of that.
  if (line.state === null && before?.state === 'REVOKED')
    return { ...about, kind: 'stays-revoked', memberId, displayName };
  const none = { ...about, kind: 'none' } as const;
  if (!before && state !== 'ACTIVE') return none;
  const staysFrom = from === null || (before !== null && isSame(from, before.from));
  const goesOn = before !== null && (before.state === 'GRACE' ? 'ACTIVE' : before.state) === state;
  const staysPlan = plan === null || plan === before?.plan;
  const staysUntil = until === null || isSame(until, before?.until ?? null);
  if (goesOn && staysPlan && staysUntil && staysFrom) return none;
  // Only what would be another is wished for: what has gone on so long, and in whatever plan, may.
  const wish = {
    state,
    ...(plan !== null && !staysPlan && { plan }),
    ...(until !== null && !(goesOn && staysUntil && before?.state === 'ACTIVE') && { until }),
  };
  try {
    const settled = settle(before, wish, { source: 'IMPORT', plans: [...plans], graceDays, now });
    const after = { ...settled, from: from ?? settled.from };
    return { ...about, kind: 'change', memberId, displayName, before, after };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-membership-end')
      return fails(error.facts.why === 'far' ? 'far' : 'past', until && day(until));
    throw error;
  }
}

const day = (moment: Date) => moment.toISOString().slice(0, 10);
const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();

/**
 * What an import would do, in one text: what is imported is what somebody was shown, or nothing. Days of which the file says nothing are
 * left out, for they are those of the moment.
 */
export const textOfPlan = (plan: Planned[]): string =>
  JSON.stringify(
    plan.flatMap((one): unknown[] => {
      switch (one.kind) {
        case 'none':
        case 'stays-revoked':
          return [];
        case 'change':
          return [[one.memberId, sideOf(one.before), sideOf(one.after)]];
        case 'invite':
          return [[one.email, one.offer]];
        case 'uninvite':
          return [[one.offerId]];
      }
    }),
  );
const sideOf = (side: Membership | null) =>
  side && { state: side.state, plan: side.plan, until: side.until, graceUntil: side.graceUntil };

/** A membership as a row of a file that is imported again. */
export const toRow = ({
  email,
  displayName,
  membership: { plan, from, until, state },
}: {
  email: string;
  displayName: string;
  membership: Membership;
}): string[] => [
  email,
  displayName,
  plan ?? '',
  from.toISOString(),
  until?.toISOString().replace('T23:59:59.000Z', '') ?? '',
  state.toLowerCase(),
];
