import { describe, expect, it } from 'vitest';
import { NAMED, readAround } from './around';

const around = {
  origin: 'https://host.example',
  page: 'https://host.example/a',
  look: { scheme: 'dark', tokens: { ink: '#000' } },
};
const named = (said: unknown) => NAMED + JSON.stringify(said);

describe('the name of a frame', () => {
  it('says where it stands', () => expect(readAround(named(around))).toEqual(around));

  it.each([
    ['', 'nothing'],
    ['comments', 'a name that somebody else gave'],
    [NAMED, 'half a name'],
    [`${NAMED}{`, 'what is no JSON'],
    [named(null), 'nothing in it'],
    [named({ ...around, origin: '*' }), 'every origin'],
    [named({ ...around, origin: 'https://host.example/' }), 'an address for an origin'],
    [named({ ...around, page: 'javascript:alert(1)' }), 'script for a page'],
    [named({ ...around, look: undefined }), 'no look'],
  ])('%j is none: %s', (name) => expect(readAround(name)).toBeNull());
});
