import { expect, it } from 'vitest';
import { reasonsInEnglish } from './reasons-in-english';

const waited = { code: 'waited', facts: { hours: 24 } };
const sentence = 'It has waited for more than 24 hours, so a moderator decides.';

it('says each reason by its sentence, however deep it stands, and leaves all else as it is', () => {
  const at = new Date();
  const rest = { code: 'not-found', facts: {}, at, none: null, note: 'Mine.', list: [1, 'a', { b: [] }] };
  expect(reasonsInEnglish({ ...rest, reason: waited, items: [{ voided: waited }, waited] })).toEqual({
    ...rest,
    reason: sentence,
    items: [{ voided: sentence }, sentence],
  });
  for (const plain of [undefined, null, 'text', 5, { code: 'waited' }, { ...waited, more: 1 }])
    expect(reasonsInEnglish(plain)).toEqual(plain);
});
