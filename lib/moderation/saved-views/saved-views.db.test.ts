import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { query } from '@/lib/testing/database';
import { context, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import type { QueueFilter, QueueName } from '../schemas';
import { listViews } from './list-views';
import { removeView } from './remove-view';
import { renameView } from './rename-view';
import { saveView } from './save-view';
import { MOST_SHARED, MOST_VIEWS } from './schemas';

beforeEach(openNewsroom);

let [desk, other, boss]: Viewer[] = [];
beforeEach(async () => {
  await query('delete from saved_views');
  [desk, other, boss] = [await moderator(), await moderator(), await admin()];
});

type Wish = {
  viewer?: Viewer | null;
  name?: string;
  queue?: QueueName;
  filter?: QueueFilter;
  shared?: boolean;
};
const save = ({ viewer = desk!, name = 'Late', queue = 'late', filter = {}, shared = false }: Wish = {}) =>
  saveView({ viewer, name, queue, filter, shared, context });
const seenBy = async (viewer: Viewer) =>
  (await listViews({ viewer })).map(({ name, shared, mayChange }) => [name, shared, mayChange]);
const rename = (viewId: string, name: string, viewer: Viewer | null = desk!) =>
  renameView({ viewer, viewId, name, context });
const remove = (viewId: string, viewer: Viewer | null = desk!) => removeView({ viewer, viewId, context });
const acts = async () => {
  const rows = await query<{ action: string }>(
    `select action from audit_entries where subject_type = 'saved-view' and actor_id = any($1::uuid[]) order by id`,
    [[desk!.id, other!.id, boss!.id]],
  );
  return rows.map(({ action }) => action);
};

describe('a saved view', () => {
  it('is there for whoever saved it, or for all of the desk, as it was narrowed', async () => {
    const filter = { q: 'spanner', language: 'af', notes: 'yes' } as const;
    const { id } = await save({ name: 'Spanners', queue: 'all', filter });
    await save({ name: 'Late ones', shared: true });
    expect(await listViews({ viewer: desk! })).toEqual([
      expect.objectContaining({ name: 'Late ones', queue: 'late', filter: {}, shared: true }),
      { id, name: 'Spanners', queue: 'all', filter, shared: false, mayChange: true },
    ]);
    expect(await seenBy(other!)).toEqual([['Late ones', true, false]]);
    expect(await seenBy(boss!)).toEqual([['Late ones', true, true]]);
    expect(await acts()).toEqual(['view.save', 'view.save']);
  });

  it('of a queue that there is no more is shown to nobody', async () => {
    const { id } = await save();
    await query(`update saved_views set queue = 'gone' where id = $1`, [id]);
    expect(await seenBy(desk!)).toEqual([]);
  });

  it('has a name that no other has: of one’s own, and of those for all', async () => {
    await save();
    await save({ shared: true });
    await save({ viewer: other! });
    const { id } = await save({ name: 'Later' });
    for (const again of [
      () => save(),
      () => save({ viewer: other!, shared: true }),
      () => rename(id, 'Late'),
    ])
      expect(await refusalOf(again())).toMatchObject({ status: 409, code: 'view-name-taken', field: 'name' });
    const { answers, refusals } = await inParallel(Array.from({ length: 5 }, () => save({ name: 'Latest' })));
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, Array(4).fill('view-name-taken')]);
  });

  it('is one of so many, however fast they are saved', async () => {
    const some = (viewer: Viewer, count: number, shared: boolean) =>
      Promise.all(
        Array.from({ length: count }, (_, place) => save({ viewer, name: `${viewer.id} ${place}`, shared })),
      );
    await some(desk!, MOST_VIEWS - 1, false);
    const { answers, refusals } = await inParallel(['One', 'Two', 'Three'].map((name) => save({ name })));
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject(
      [1, 2].map(() => ({ status: 422, code: 'too-many-views', limit: MOST_VIEWS })),
    );
    await some(other!, MOST_SHARED - 1, true);
    await save({ viewer: boss!, shared: true });
    const more = save({ viewer: boss!, name: 'One more', shared: true });
    expect(await refusalOf(more)).toMatchObject({ code: 'too-many-views', limit: MOST_SHARED });
    expect(await save({ viewer: boss!, name: 'One more' })).toBeTruthy();
  });

  it('is renamed and taken away by who saved it, or an administrator; another’s own is not there', async () => {
    const own = (await save()).id;
    const shared = (await save({ shared: true })).id;
    expect(await refusalOf(rename(shared, 'Mine', other!))).toMatchObject({ status: 403 });
    expect(await refusalOf(remove(shared, other!))).toMatchObject({ status: 403 });
    for (const viewer of [other!, boss!]) {
      expect(await refusalOf(rename(own, 'Mine', viewer))).toMatchObject({ status: 404 });
      await remove(own, viewer);
    }
    await rename(own, 'Old ones');
    await rename(shared, 'For all', boss!);
    expect(await seenBy(desk!)).toEqual([
      ['For all', true, true],
      ['Old ones', false, true],
    ]);
    await remove(shared, boss!);
    await remove(own);
    await remove(own);
    expect(await seenBy(desk!)).toEqual([]);
    expect(await acts()).toEqual([
      ...['view.save', 'view.save', 'view.rename', 'view.rename', 'view.remove', 'view.remove'],
    ]);
  });

  it('is for the desk alone', async () => {
    const { id } = await save();
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
    ] as const)
      for (const asked of [
        () => save({ viewer }),
        () => listViews({ viewer }),
        () => rename(id, 'Mine', viewer),
        () => remove(id, viewer),
      ])
        expect(await refusalOf(asked())).toMatchObject({ status });
  });
});
