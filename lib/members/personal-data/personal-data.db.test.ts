import { beforeAll, describe, expect, it } from 'vitest';
import { query } from '@/lib/testing/database';
import {
  nobodysTables,
  OF_AUTHOR,
  personalData,
  type PersonalTable,
  type PersonalTableName,
} from './personal-data';

/** A column as the database has it. */
type Column = { table: string; column: string; type: string; references: string | null };

let columns: Column[];

beforeAll(async () => {
  columns = await query<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) and f.relname = 'members' limit 1) as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1, a.attnum`);
});

/** What can hold words of or about somebody. Enumerated types cannot. */
const TEXT = /^(?:text|character|character varying|json|jsonb|bytea|inet|cidr)(?:\[\])?$/;
/** By its name, a member’s. */
const NAMES_A_MEMBER =
  /^(?:by|member|author|reviewer|actor|muted|owner|user|invited|inviter|reporter|first|second)_id$|_by_id$|_by$/;

const namesMember = ({ table, column, type, references }: Column) =>
  (references === 'members' && !(table === 'members')) || (type === 'uuid' && NAMES_A_MEMBER.test(column));

const say = ({ table, column }: Column) => `${table}.${column}`;

describe('what is kept of members', () => {
  it('has a word on every table there is, and on no other', () => {
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(Object.keys({ ...personalData, ...nobodysTables }).toSorted()).toEqual(tables.toSorted());
    expect(Object.keys(personalData).filter((table) => table in nobodysTables)).toEqual([]);
  });

  it('says of every column in which there is a member, or text, what becomes of it when they leave', () => {
    const silent = columns.filter((one) => {
      const held = personalData[one.table as PersonalTableName] as PersonalTable | undefined;
      if (!held) return namesMember(one);
      if (held.whose.includes(one.column) || (held.rows === 'erased' && !namesMember(one))) return false;
      const stated = one.column in (held.columns ?? {});
      return !stated && (namesMember(one) || TEXT.test(one.type));
    });
    expect(silent.map(say)).toEqual([]);
  });

  it('speaks of columns that there are', () => {
    const known = new Set(columns.map(say));
    const spoken = Object.entries(personalData).flatMap(([table, { whose, columns: more = {}, exported }]) =>
      [...whose, ...Object.keys(more), ...(typeof exported === 'string' ? [] : exported)].map((column) =>
        say({ table, column } as Column),
      ),
    );
    expect(spoken.filter((one) => !known.has(one))).toEqual([]);
  });

  it('names what goes with a comment only where rows belong to one', () => {
    for (const [table, { columns: more = {}, whose }] of Object.entries(personalData))
      if (Object.values(more).includes('with the comment'))
        expect([table, whose]).toEqual([table, [OF_AUTHOR]]);
  });
});
