import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/language/translator';
import { defaultSettings } from '@/lib/policy/rules';
import { labSettings, readQuery } from './read-query';

const policy = { ...defaultSettings, version: 3 };
const read = (query: Record<string, string | string[]>) =>
  readQuery(query, policy, translator('en', 'settings'));

describe('the address of a replay', () => {
  it('that says nothing shows the numbers in force, and asks nothing', () => {
    const query = read({});
    expect(query).toMatchObject({ isAsked: false, days: '90', problems: [], patch: {} });
    expect(labSettings.map(({ name }) => query.texts[name])).toEqual([
      ...['3', '7', '0.9', '0.25'],
      ...['4', '0.95', '2', '0.2'],
      ...['0.7', '0.75', '4', 'yes', '0.05'],
      ...['0.3', '16', '0.5', '6', '2', '2', '24', '24'],
    ]);
  });

  it('names what differs, and leaves the rest as it is in force', () => {
    expect(
      read({ mostReviews: ' 8 ', publishAt: '0,95', objectBelow: '0.2', correlatedAsOne: 'no', days: '30' }),
    ).toMatchObject({
      isAsked: true,
      days: '30',
      problems: [],
      patch: {
        review: { quorum: { max: 8 }, publishAt: 0.95, reliability: { correlatedCountAsOne: false } },
      },
    });
  });

  it.each([
    [{}, true],
    [{ days: '30' }, true],
    [{ chanceLeast: '0.3', publishAt: '0.95' }, true],
    [{ chanceLeast: '0.7', publishAt: '0.95' }, true],
    [{ chanceLeast: '0.7', longestWait: '12' }, false],
  ])('tells whether the past says something of it: %j', (query, replays) => {
    expect(read(query).replays).toBe(replays);
  });

  it('tells nothing of settings that are not the lab’s', () => {
    expect(read({ publication: 'Elsewhere', resubmissions: '9' })).toMatchObject({
      isAsked: false,
      patch: {},
    });
  });

  it.each([
    [{ publishAt: '2' }, 'publishAt', 'Publish at must be a number between 0 and 1.'],
    [{ fewestReviews: '' }, 'fewestReviews', 'Acceptances needed must be a whole number from 1 to 15.'],
    [{ fewestReviews: '8' }, 'fewestReviews', 'Acceptances needed must not be above “Most reviews”.'],
    [{ correlatedAsOne: 'perhaps' }, 'correlatedAsOne', 'Correlated reviewers must be yes or no.'],
    [{ days: '0' }, 'days', 'Days must be a whole number from 1 to 365.'],
    [{ days: ['x', '30'] }, 'days', 'Days must be a whole number from 1 to 365.'],
  ])('is refused with the field and its limits: %j', (query, field, message) => {
    expect(read(query)).toMatchObject({ problems: [{ field, message }], patch: {} });
  });
});
