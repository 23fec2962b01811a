import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { atOnce } from '../reliability/in-turns';
import { findPartiality, groupsOf, type Finding, type Given, type Reviews } from './partiality';

const look = (given: readonly Given[], { agreeing = [], neighbours = [] }: Partial<Reviews> = {}) =>
  atOnce(findPartiality({ given, agreeing, neighbours }));

/** Whether somebody accepts an author's text. */
type Rule = (reviewer: string, author: string, text: number) => boolean;

/** Every reviewer judges so many texts by every author but themselves. */
const everybodyOn = (reviewers: string[], authors: string[], texts: number, accepts: Rule): Given[] =>
  authors.flatMap((authorId) =>
    Array.from({ length: texts }, (_, text) => text).flatMap((text) =>
      reviewers
        .filter((reviewerId) => reviewerId !== authorId)
        .map((reviewerId) => ({
          reviewerId,
          authorId,
          commentId: `${authorId} ${text}`,
          accepts: accepts(reviewerId, authorId, text),
        })),
    ),
  );

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
const who = (findings: Finding[]) => findings.map(({ reviewerIds, authorIds }) => [reviewerIds, authorIds]);

const authors = named('a', 10);
const usual = named('u', 3);

describe('R12: who favours one author', () => {
  it('is shown with the exact chance: three accepted of thirty, and all three by one author', () => {
    const { favouring, severity } = look(
      everybodyOn(['x', ...usual], authors, 3, (reviewer, author) => reviewer !== 'x' || author === 'a0'),
    );
    expect(who(favouring)).toEqual([[['x'], ['a0']]]);
    expect(favouring[0]).toMatchObject({
      said: { count: 3, of: 3 },
      elsewhere: { count: 0, of: 27 },
      byOthers: { count: 9, of: 9 },
    });
    expect(favouring[0]!.chance).toBeCloseTo(1 / 4_060, 12);
    expect(favouring[0]!.expected).toBeCloseTo(0.3, 12);
    expect(severity).toEqual([]);
  });

  it('is shown who accepts what others reject, and not who accepts what others accept', () => {
    const rejected: Rule = (reviewer, author, text) =>
      author === 'a0' ? reviewer === 'x' : reviewer === 'x' ? text > 0 : true;
    expect(who(look(everybodyOn(['x', ...usual], authors, 4, rejected)).favouring)).toEqual([
      [['x'], ['a0']],
    ]);
    const good: Rule = (_, author) => author === 'a0';
    expect(look(everybodyOn(['x', ...usual], authors, 4, good)).favouring).toEqual([]);
  });
});

describe('R12: who objects to one author', () => {
  it('is shown, and neither who objects to all nor who is objected to by all', () => {
    const rule: Rule = (reviewer, author, text) => {
      if (reviewer === 'strict') return text === 0;
      if (author === 'a1') return text === 0;
      return reviewer !== 'x' || author !== 'a0';
    };
    const { severity } = look(everybodyOn(['x', 'strict', ...usual], authors, 4, rule));
    expect(who(severity)).toEqual([[['x'], ['a0']]]);
    expect(severity[0]).toMatchObject({ said: { count: 4, of: 4 }, elsewhere: { count: 3, of: 36 } });
  });
});

describe('R12: who accept each other', () => {
  const others = named('o', 12);
  /** Members who accept each other and nobody else, among others who accept everything but now and then a text. */
  const ring = (members: string[]): Given[] =>
    everybodyOn([...members, ...named('u', 6)], [...members, ...others], 2, (reviewer, author) =>
      members.includes(reviewer) ? members.includes(author) : true,
    );

  /** Of forty members who accept four in five texts, and such a group, four are drawn for each of so many texts. */
  const publication = (members: string[], texts: number): Given[] => {
    const dice = seededDice(11);
    const all = [...members, ...named('o', 40)];
    const draw = () => all[Math.floor(all.length * dice())]!;
    return Array.from({ length: texts }, (_, text) => `c${text}`).flatMap((commentId) => {
      const authorId = draw();
      const drawn = new Set<string>();
      while (drawn.size < 4) drawn.add(draw());
      drawn.delete(authorId);
      return [...drawn].map((reviewerId) => {
        const accepts = members.includes(reviewerId) ? members.includes(authorId) : dice() < 0.8;
        return { reviewerId, authorId, commentId, accepts };
      });
    });
  };

  it.each([
    [2, 1_200],
    [3, 600],
    [5, 600],
  ])('%i of them are one group, after %i comments, and nobody else', (size, texts) => {
    const members = named('m', size);
    const { mutual, harsh } = look(publication(members, texts));
    expect(groupsOf(mutual.map(({ reviewerIds }) => reviewerIds)).map((group) => group.toSorted())).toEqual([
      members,
    ]);
    expect(harsh.map(({ reviewerIds: [id] }) => id).toSorted()).toEqual(members);
  });

  it('goes by both of what they say: the chances multiply', () => {
    const [pair] = look(ring(['m0', 'm1'])).mutual;
    expect(pair).toMatchObject({
      said: { count: 4, of: 4 },
      elsewhere: { count: 0, of: 48 },
      byOthers: { count: 24, of: 24 },
    });
    // What all others say of all texts is alike: two of 26, twice.
    expect(pair!.chance).toBeCloseTo((1 / 325) ** 2, 12);
  });

  it('is not shown of friends whose comments everybody accepts', () => {
    const given = everybodyOn(
      [...named('m', 2), ...usual],
      [...named('m', 2), ...others],
      4,
      (_, __, text) => text > 0,
    );
    expect(look(given)).toMatchObject({ mutual: [], favouring: [], severity: [], harsh: [] });
  });
});

describe('R12: sides and mates', () => {
  const side = ['s0', 's1'];
  const writers = [...side, ...named('a', 12)];

  it('who objects to members who agree too well, and to nobody else', () => {
    const given = everybodyOn(
      ['x', ...usual],
      writers,
      2,
      (reviewer, author) => reviewer !== 'x' || !side.includes(author),
    );
    const { sides, mates } = look(given, { agreeing: [side] });
    expect(who(sides)).toEqual([[['x'], side]]);
    expect(sides[0]).toMatchObject({ said: { count: 4, of: 4 }, elsewhere: { count: 0, of: 24 } });
    expect(mates).toEqual([]);
    expect(look(given).sides).toEqual([]);
  });

  it('not because those of the side praise each other: that is no measure', () => {
    const reviewers = ['x', ...side, ...usual];
    const given = everybodyOn(reviewers, writers, 3, (reviewer, author, text) =>
      side.includes(reviewer) ? side.includes(author) : text > 0,
    );
    expect(look(given, { agreeing: [side] }).sides).toEqual([]);
  });

  it('who says of whom they share a network with what they say of nobody else', () => {
    const given = everybodyOn(['s0', ...usual], writers, 4, (reviewer, author, text) =>
      reviewer === 's0' ? author === 's1' || text === 1 : text > 0,
    );
    const { mates } = look(given, { neighbours: [side, ['u0', 'u1']] });
    expect(who(mates)).toEqual([[['s0'], ['s1']]]);
    expect(mates[0]).toMatchObject({ said: { count: 4, of: 4 }, elsewhere: { count: 12, of: 48 } });
    expect(look(given).mates).toEqual([]);
  });

  it('are left alone where all share one network', () => {
    const everybody = ['s0', 's1', ...usual];
    const given = everybodyOn(everybody, everybody, 5, (_, __, text) => text > 1);
    expect(look(given, { neighbours: [everybody] }).mates).toEqual([]);
  });
});

describe('R12: who objects to nearly everything', () => {
  /** Sixty members who judge twelve texts each, as strict as they are, and one who accepts nothing. */
  const publication = (spread: number, seed: number): Given[] => {
    const dice = seededDice(seed);
    const strict = named('m', 60).map((id) => ({ id, odds: 6 * Math.exp(spread * 3.4 * (dice() - 0.5)) }));
    return Array.from({ length: 240 }, (_, text) => text).flatMap((text) =>
      [0, 1, 2].map((place) => {
        const { id, odds } = strict[(text * 7 + place * 23) % 60]!;
        const accepts = dice() < odds / (1 + odds) && id !== 'm0';
        return { reviewerId: id, authorId: `a${text % 80}`, commentId: `c${text}`, accepts };
      }),
    );
  };

  it('is shown among members who differ little', () => {
    expect(who(look(publication(0.3, 1)).harsh)).toEqual([[['m0'], []]]);
  });

  it('nobody is where members differ as much', () => {
    const shown = [1, 2, 3, 4, 5].flatMap((seed) => look(publication(2.5, seed)).harsh);
    expect(shown.filter(({ reviewerIds }) => reviewerIds[0] !== 'm0')).toEqual([]);
  });
});

it('nothing is found in nothing', () => {
  const nothing = { mutual: [], favouring: [], severity: [], sides: [], mates: [], harsh: [] };
  expect(look([])).toEqual(nothing);
  const one = { reviewerId: 'x', authorId: 'a', commentId: 'c', accepts: true };
  expect(look([one], { neighbours: [['x', 'gone']] })).toEqual(nothing);
});
