import { describe, expect, it } from 'vitest';
import type * as Bus from './purge-bus';
import { onPurge, purgeLocally, type Purge } from './purge-bus';

describe('the purge bus', () => {
  it('has told everyone by the time it returns, and nobody who has left', () => {
    const heard: [string, Purge][] = [];
    const leave = onPurge((purge) => heard.push(['a', purge]));
    const stop = onPurge((purge) => heard.push(['b', purge]));
    const purge = { tags: ['front'], removal: true };
    purgeLocally(purge);
    expect(heard).toEqual([
      ['a', purge],
      ['b', purge],
    ]);
    leave();
    purgeLocally(purge);
    expect(heard.map(([who]) => who)).toEqual(['a', 'b', 'b']);
    stop();
  });

  it('is one for the process, however often its module is loaded', async () => {
    const other = (await import(`./purge-bus?${'again'}`)) as typeof Bus;
    const heard: Purge[] = [];
    const stop = other.onPurge((purge) => heard.push(purge));
    purgeLocally({ tags: ['*'], removal: false });
    stop();
    expect(heard).toEqual([{ tags: ['*'], removal: false }]);
  });
});
