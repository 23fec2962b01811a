import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IGNORABLES } from '@/lib/platform/text/testing/ignorables';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';
import { checks, textAlone, type Outcome, type Submission } from './checks';
import { screenText } from './screen-text';

const policy = (screening: PolicyPatch['screening'] = {}): Policy => ({
  ...applyPatch(defaultSettings, { screening }),
  version: 1,
});
const submission = (more: Partial<Submission> = {}): Submission => ({
  ...textAlone('A considered remark.'),
  ...more,
});

const run = (name: string, more: Partial<Submission>, screening: PolicyPatch['screening'] = {}): Outcome => {
  const check = checks.find((candidate) => candidate.name === name);
  if (!check) throw new Error(`no check ${name}`);
  return check.run(submission(more), policy(screening));
};

describe('the ordered list', () => {
  it('is this one', () => {
    expect(checks.map(({ name }) => name)).toEqual([
      'length',
      'article open',
      'standing',
      'links',
      'substance',
      'banned words',
      'repeat',
      'slow mode',
      'suspect words',
      'outside',
      'turned down lately',
      'new member',
      'moderator first',
    ]);
  });

  it('lets a considered remark pass', () => {
    expect(screenText({ submission: submission(), policy: policy() })).toEqual({ result: 'pass' });
  });

  it('says of all that it refuses that it is about the text', () => {
    const refusals = [
      run('substance', { body: '' }),
      run('length', { body: 'a'.repeat(5_001) }),
      run('article open', { takes: 'CLOSED' }),
      run('slow mode', { slow: { minutes: 5, secondsLeft: 1 } }),
      run('standing', { inGoodStanding: false }),
      run('links', { body: 'example.org' }),
      run('banned words', { body: 'Fie!' }, { bannedWords: ['fie'] }),
      run('repeat', { body: 'The same.', recentBodies: ['The same.'] }),
    ];
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ result: 'refuse', error: { field: 'body' } });
  });

  it('lets the first that does not pass decide: what is refused is not held', () => {
    const words = { suspectWords: ['pox'], bannedWords: ['fie'] };
    const outcome = screenText({
      submission: submission({ body: 'A pox, and fie!' }),
      policy: policy(words),
    });
    expect(outcome).toMatchObject({
      result: 'refuse',
      error: { code: 'banned-word', facts: { words: 'fie' } },
      check: 'banned words',
    });
  });
});

describe('length', () => {
  it('is refused with the limit', () => {
    expect(run('length', { body: 'a'.repeat(5_001) })).toMatchObject({
      result: 'refuse',
      error: { code: 'body-too-long', limit: 5_000 },
    });
  });

  it.each(['', 'ok', '👩\u200D👩\u200D👧', 'https://example.org/of-the-harbour-clock'])(
    '%#: of too little, is refused with what it takes',
    (body) => {
      expect(run('substance', { body })).toMatchObject({
        result: 'refuse',
        error: { code: 'body-too-short', field: 'body', limit: 10, facts: { leastWords: 2 } },
      });
    },
  );

  it('tells a text of nothing but a link what is wrong with it, where links are refused', () => {
    const submitted = {
      submission: submission({ body: 'https://example.org/clock' }),
      policy: policy({ links: 'refuse' }),
    };
    expect(screenText(submitted)).toMatchObject({ error: { code: 'links' } });
    expect(screenText({ ...submitted, policy: policy({ links: 'hold' }) })).toMatchObject({
      error: { code: 'body-too-short' },
    });
  });

  it.each(['ok', 'é!', 'a'.repeat(5_000), '👍'.repeat(5_000)])('%#: accepted', (body) => {
    expect(run('length', { body })).toEqual({ result: 'pass' });
  });

  it('names the number of characters that were typed', () => {
    expect(run('length', { body: 'a'.repeat(5_678) })).toMatchObject({
      error: { facts: { count: 5_678, why: 'length' }, limit: 5_000 },
    });
  });

  it('refuses what has few characters of very many parts, before the database does', () => {
    expect(run('length', { body: '👨\u200D👩\u200D👧\u200D👦'.repeat(5_000) })).toMatchObject({
      result: 'refuse',
      error: { code: 'body-too-long', facts: { why: 'marks' } },
    });
  });
});

describe('article open, and standing', () => {
  it('refuses where comments are closed', () => {
    expect(run('article open', { takes: 'CLOSED' })).toMatchObject({
      result: 'refuse',
      error: { code: 'comments-closed' },
    });
    expect(run('article open', { takes: 'ARCHIVED' })).toMatchObject({
      error: { code: 'comments-archived' },
    });
    expect(run('article open', {})).toEqual({ result: 'pass' });
  });

  it('takes those of members of staff alone, where members have to leave them the word', () => {
    expect(run('article open', { takes: 'STAFF' })).toMatchObject({ error: { code: 'comments-of-staff' } });
    expect(run('article open', { takes: 'STAFF', byStaff: true })).toEqual({ result: 'pass' });
    expect(run('article open', { takes: 'CLOSED', byStaff: true })).toMatchObject({ result: 'refuse' });
  });

  it('holds what a new member writes, and what follows on several that were turned down, where the policy asks for it', () => {
    const asked = { holdFirst: 2, holdAfterRejections: 3, rejectionDays: 7 };
    const held = (more: Partial<Submission>) => run('new member', more, asked);
    expect(held({ published: 1 })).toMatchObject({ result: 'hold', reason: { code: 'new-member' } });
    expect(held({ published: 2 })).toEqual({ result: 'pass' });
    expect(held({ published: 0, byStaff: true })).toEqual({ result: 'pass' });
    expect(run('new member', { published: 0 })).toEqual({ result: 'pass' });
    const after = (turnedDown: number) => run('turned down lately', { turnedDown }, asked);
    expect(after(3)).toMatchObject({
      result: 'hold',
      reason: { code: 'turned-down-lately', facts: { count: 3, days: 7 } },
    });
    expect(after(2)).toEqual({ result: 'pass' });
    expect(run('turned down lately', { turnedDown: 9 })).toEqual({ result: 'pass' });
  });

  it('looks for words of the language that the text is in', () => {
    const words = { suspectWords: ['[af] bliksem', 'pox'], bannedWords: ['[ar] fie'] };
    const judge = (body: string, language: string | null) =>
      [run('suspect words', { body, language }, words), run('banned words', { body, language }, words)].map(
        ({ result }) => result,
      );
    expect(judge('Bliksem, a pox! Fie!', 'en')).toEqual(['hold', 'pass']);
    expect(judge('Bliksem!', 'en')).toEqual(['pass', 'pass']);
    expect(judge('Bliksem!', 'af')).toEqual(['hold', 'pass']);
    expect(judge('Fie!', null)).toEqual(['pass', 'refuse']);
  });

  it.each([
    ['https://example.org/weir', undefined],
    ['See [the page](https://www.example.org/a) of theirs.', undefined],
    ['example.org and news.example.org', undefined],
    ['https://example.org.evil.com/', 'https://example.org.evil.com/'],
    ['https://notexample.org', 'https://notexample.org'],
    ['https://example.org@evil.com/', 'https://example.org@evil.com/'],
    ['[example.org](https://evil.com)', 'https://evil.com'],
    ['https://example.org:8080/', 'https://example.org:8080/'],
    ['example (dot) org', 'example (dot) org'],
    ['mail me at someone@example.org', 'someone@example.org'],
    ['https://example.org and bit.ly/x', 'bit.ly/x'],
    ['https://exаmple.org/', 'https://exаmple.org/'],
  ])('finds in %j the link that is not allowed', (body, words) => {
    const outcome = run('links', { body }, { allowedDomains: ['example.org'] });
    if (words === undefined) expect(outcome).toEqual({ result: 'pass' });
    else expect(outcome).toMatchObject({ result: 'refuse', error: { facts: { words } } });
  });

  it('has members wait between two, and nobody of the staff', () => {
    const slow = { minutes: 10, secondsLeft: 90 };
    expect(run('slow mode', { slow })).toMatchObject({
      error: { code: 'slow-mode', limit: 10, retryAfterSeconds: 90 },
    });
    expect(run('slow mode', { slow, byStaff: true })).toEqual({ result: 'pass' });
    expect(run('slow mode', { slow: { minutes: 10, secondsLeft: 0 } })).toEqual({ result: 'pass' });
  });

  it('holds every comment where a moderator reads first', () => {
    expect(run('moderator first', { moderatorFirst: true })).toEqual({
      result: 'hold',
      reason: { code: 'article-moderated', facts: {} },
    });
    expect(run('moderator first', {})).toEqual({ result: 'pass' });
  });

  it('refuses who may not write', () => {
    expect(run('standing', { inGoodStanding: false })).toMatchObject({
      result: 'refuse',
      error: { code: 'not-in-good-standing' },
    });
  });
});

describe('links', () => {
  it.each([
    'See http://example.org for it',
    'https://example.museum/path?q=1',
    'HTTPS://EXAMPLE.ORG',
    'ftp://example.org/file',
    'www.example.museum',
    'It is on x.com, of course',
    'news24.com',
    'x.co.za/page',
    'example.org.',
    '(bit.ly/abc, or example.com)',
    'mail me at thandi@example.org',
    'mailto:thandi@example.org',
    '//example.org/path',
    '[a](//b)',
    '[a](//b "title")',
    '[a]( //b )',
    '[a](</path with spaces>)',
    '[here](https://example.org)',
    'hxxp://example.org',
    'hxxps : //example.org',
    'site[dot]com',
    'site (dot) com',
    'see bit.ly/abc now',
    'go to bit.ly',
    'read goo.gl/x',
    'see youtu.be/x',
    'see site.рф now',
    'evil.zip/archive',
    'see EVIL。com now',
    'evil․com',
    'see localhost:3000/x',
    'tel:+123456 call',
    'evil dot com is here',
    'evil . com',
    'site[.]com',
    'example\\.org',
    'exam**ple.org**',
    'Ltd.Com',
    'http://192.168.1.1/admin',
    'https://пример.рф',
    'evil.\uFE0Fcom',
    'evil.\u0301com',
    'evil.cоm',
    'ｅｖｉｌ．ｃｏｍ',
    '[a]\u2060(//b)',
  ])('flags %j', (body) => {
    expect(run('links', { body })).toMatchObject({ result: 'refuse', error: { code: 'links' } });
  });

  it.each([
    'That was the end.In the morning it began again.',
    'e.g.this one, i.e.that one',
    'A rise of 3.5 per cent, from 4.25 to 7.75',
    'R3.50 a kilowatt-hour',
    'At 06:12.The train had left',
    'Mr.Smith and Dr.Nkosi agreed...then did not',
    'the U.S.A. and the U.K. and the E.U.',
    'either/or and/or 24/7',
    'Node.js is not a place',
    'file.txt, README.md, v1.2',
    'he said [sic] (twice)',
    '[1] (see the note)',
    'Twitter @thandi wrote',
    'it is a dot. Com was the boom',
    'C:\\Users',
    'example&#46;org, which is shown as it was typed',
    'https is a protocol, www a convention',
    '“Really?”I asked.So did he',
  ])('does not flag %j', (body) => {
    expect(run('links', { body })).toEqual({ result: 'pass' });
  });

  const bits = fc.constantFrom(
    'evil',
    '.',
    'com',
    '[a]',
    '(//b)',
    ' ',
    'www.',
    '/',
    '@',
    '👍',
    'é',
    'http',
    ':',
    '\n',
  );
  it('gives the same answer whatever that cannot be seen is put anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(bits, { maxLength: 12 }),
        fc.constantFrom(...IGNORABLES),
        fc.nat(),
        (parts, ignorable, at) => {
          const characters = [...parts.join('')];
          const body = characters.join('');
          characters.splice(at % (characters.length + 1), 0, ignorable);
          expect(run('links', { body: characters.join('') })).toEqual(run('links', { body }));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('refuses by default, naming what it found', () => {
    expect(run('links', { body: 'Go to example.org now' })).toMatchObject({
      error: { facts: { words: 'example.org' } },
    });
  });

  it('shortens what is longer than sixty characters', () => {
    const link = (length: number) => 'https://example.org/'.padEnd(length, 'a');
    expect(run('links', { body: link(60) })).toMatchObject({ error: { facts: { words: link(60) } } });
    expect(run('links', { body: link(61) })).toMatchObject({
      error: { facts: { words: `${link(59)}…` } },
    });
  });

  it('holds, or lets pass, when the policy says so', () => {
    expect(run('links', { body: 'example.org' }, { links: 'hold' })).toMatchObject({
      result: 'hold',
      reason: { code: 'link-held', facts: { words: 'example.org' } },
    });
    expect(run('links', { body: 'example.org' }, { links: 'allow' })).toEqual({ result: 'pass' });
  });
});

describe('words', () => {
  const banned = (body: string, ...bannedWords: string[]) => run('banned words', { body }, { bannedWords });

  it.each([
    ['Fie upon it', 'fie'],
    ['FIE!', 'fie'],
    ['fié', 'fie'],
    ['ｆｉｅ', 'fie'],
    ['a pox  on both', 'pox on'],
    ['(fie)', 'fie'],
    ['fie_', 'fie'],
    ['c++ is', 'c++'],
  ])('%j contains “%s”', (body, word) => {
    expect(banned(body, word)).toMatchObject({ result: 'refuse', error: { code: 'banned-word' } });
  });

  it.each([
    ['fiend', 'fie'],
    ['crucifie', 'fie'],
    ['Scunthorpe', 'thorp'],
    ['fie2', 'fie'],
    ['a.b', 'a+b'],
  ])('%j does not contain “%s”', (body, word) => {
    expect(banned(body, word)).toEqual({ result: 'pass' });
  });

  it.each(['What a bunch of n1ggers', 'f u c k y o u, fuck  off', 'you wh*re', 'fucking wh0re', 'dickheads'])(
    'hold %j from the first day, and refuse nothing',
    (body) => {
      expect(run('suspect words', { body })).toMatchObject({ result: 'hold', reason: { code: 'suspect' } });
      expect(run('banned words', { body })).toEqual({ result: 'pass' });
    },
  );

  it('hold where they are only suspect', () => {
    const outcome = run('suspect words', { body: 'A pox on it' }, { suspectWords: ['fie', 'pox'] });
    expect(outcome).toMatchObject({
      result: 'hold',
      reason: { code: 'suspect', facts: { words: 'pox' } },
    });
  });
});

describe('repeat', () => {
  it.each(['The same words.', 'the SAME words.', ' The  same\nwords. ', 'Ｔｈｅ same words.'])(
    'refuses %j after “The same words.”',
    (body) => {
      const outcome = run('repeat', { body, recentBodies: ['Others.', 'The same words.'] });
      expect(outcome).toMatchObject({ result: 'refuse', error: { code: 'repeat', limit: 6 } });
    },
  );

  it('lets other words pass', () => {
    expect(run('repeat', { body: 'The same words!', recentBodies: ['The same words.'] })).toEqual({
      result: 'pass',
    });
  });
});
