import { empty, raw, sql, type Sql, type SqlTx } from '@/lib/platform/db';
import { BLANK, OF_AUTHOR, personalData, type PersonalTableName } from './personal-data';

/** Whose rows are meant. The address is the folded one. */
export type Whose = { id: string; emailFolded: string };

const isTheirs = (column: string, { id, emailFolded }: Whose): Sql =>
  column === 'email_folded'
    ? sql`${raw(column)} = ${emailFolded}`
    : column === OF_AUTHOR
      ? sql`${raw(column)} in (select id from comments where author_id = ${id}::uuid)`
      : sql`${raw(column)} = ${id}::uuid`;

const anyOf = (conditions: Sql[]): Sql =>
  conditions.reduce((all, one, place) => (place === 0 ? one : sql`${all} or ${one}`), empty);

/** Does with every row of a member, and every column of it, what `personalData` says, but for `renamed` and `with the comment`. */
export async function eraseRows(tx: SqlTx, whose: Whose): Promise<void> {
  for (const [table, { whose: columns, rows, columns: rest = {} }] of Object.entries(personalData)) {
    if (rows === 'erased') {
      const theirs = anyOf(columns.map((column) => isTheirs(column, whose)));
      await tx.$executeRaw(sql`delete from ${raw(table)} where ${theirs}`);
      continue;
    }
    for (const [column, fate] of Object.entries(rest)) {
      if (fate !== 'emptied' && fate !== 'blanked') continue;
      const theirs = anyOf(columns.map((one) => isTheirs(one, whose)));
      const to = fate === 'emptied' ? sql`null` : sql`${BLANK}`;
      await tx.$executeRaw(sql`update ${raw(table)} set ${raw(besides(table, column))}${raw(column)} = ${to}
        where (${theirs}) and ${raw(column)} is not null`);
    }
  }
}

/** What has to go along with a column, by a constraint. */
const besides = (table: string, column: string) =>
  table === 'reviews' && column === 'note' ? 'note_to_author = false, ' : '';

/** Blanks the texts that go with a member's comments: of all that are withdrawn. */
export async function eraseWithdrawnTexts(tx: SqlTx, memberId: string): Promise<void> {
  for (const [table, { columns = {} }] of Object.entries(personalData)) {
    const going = Object.entries(columns).filter(([, fate]) => fate === 'with the comment');
    for (const [column] of going)
      await tx.$executeRaw(sql`update ${raw(table)} set ${raw(column)} = ${BLANK}
        where comment_id in (select id from comments where author_id = ${memberId}::uuid and state = 'WITHDRAWN')
          and ${raw(column)} <> ${BLANK}`);
  }
}

export type Value = null | string | number | boolean | Value[] | { [name: string]: Value };
/** A row as its member is given it: its columns in the order of the catalogue, moments as ISO has them. */
export type Row = Record<string, Value>;

/** A member's rows of a table, with what they are given of them. */
export async function readRows(db: SqlTx, table: PersonalTableName, whose: Whose): Promise<Row[]> {
  const { whose: columns, exported, exportedWhere = 'true' } = personalData[table];
  if (typeof exported === 'string') return [];
  const given = raw(exported.map((column) => `"${column}"`).join(', '));
  const theirs = anyOf(columns.map((column) => isTheirs(column, whose)));
  const rows = await db.$queryRaw<{ row: Row }[]>(sql`select row_to_json(x) as row from (
    select ${given} from ${raw(table)} where (${theirs}) and ${raw(exportedWhere)} order by 1) x`);
  return rows.map(({ row }) => row);
}
