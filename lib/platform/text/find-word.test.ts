import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainWords, findWord, findWords } from './find-word';
import { IGNORABLES } from './testing/ignorables';

const list = [
  'leech*',
  'fuck',
  'fie',
  'shit',
  'tail',
  'rod',
  'shut up',
  'c++',
  'later',
  'احمق',
  '傻瓜',
  'кол',
];
const find = (text: string) => findWord(text, list);

describe('a word of a list', () => {
  it.each([
    [
      'leech*',
      'l33ch',
      'LEECHES',
      'Leeching',
      'lееch',
      'ｌｅｅｃｈ',
      'le\u0301ech',
      'leeeech',
      'lee\u200Dch',
      '1eech',
    ],
    [
      'leech*',
      'l.e.e.c.h',
      'l e e c h',
      'you l-e-e-c-h, you',
      'lee.ch',
      'le_ech',
      'l*ech',
      'l**ch',
      'l\\*ech',
    ],
    [
      'fuck',
      'fuck',
      'f*ck',
      'f**k',
      'fuuuck',
      'FUUUUUCK',
      'f u c k',
      'I f u c k you',
      'f#ck',
      '**fuck**',
      'f@ck',
    ],
    ['shit', 'sh1t', 'sh!t', '$hit', 'sнit', 'ѕhіt', 'shıt', 's.h.i.t.', 'shiiiit!'],
    ['shut up', 'SHUT  up', 'shut\nup', 'shüt up'],
    ['c++', 'in c++ it is'],
    ['احمق', 'هذا أحمق', 'أَحْمَق', 'أحـمق'],
    ['傻瓜', '你是傻瓜吗'],
    ['кол', 'кол', 'это кол, да'],
  ])('%s is found', (word, ...texts) => {
    for (const text of texts) expect(find(text), text).toBe(word);
  });

  it.each([
    ['Scunthorpe, class, assess, cocktail, Dickens, Sussex, analyse'],
    ['tall, details, entailed; the tale of a tiler'],
    ['latter, slater, plater'],
    ['R&D and B&B at the A55, 2 rods? No: no rods'],
    ['fiend, fie2, shitake, bleecher'],
    ['Shut. Up there it is cold'],
    ['The U.S.A. and the U.K., J. S. A. Niemand, p.m., e.g., f u n'],
    ['1,000 of 5417 and 3.14'],
    ['Колос и колесо, как и вчера'],
    ['It was a fuss, a duck, a sock, a truck.'],
  ])('is not found in “%s”', (text) => expect(find(text)).toBeUndefined());

  it('is found in single letters where these agree, i with i and l with l', () => {
    for (const text of ['s p i c', 'S.P.I.C.', 's p 1 c', 's-p-i-c'])
      expect(findWord(text, ['spic']), text).toBe('spic');
    for (const text of ['S.P.L.C.', 'the S P L C, as it is', 'S. P. L. C. van Wyk'])
      expect(findWord(text, ['spic']), text).toBeUndefined();
  });

  it('that is Latin is not read into honest Cyrillic', () => {
    expect(findWord('Вот как это было, как вчера', ['kak'])).toBeUndefined();
    expect(findWord('Nee, dis как', ['kak'])).toBe('kak');
  });

  it('is named with the others that are there, in the order of the list', () => {
    expect(findWords('shit, fie, leeches', list)).toEqual(['leech*', 'fie', 'shit']);
  });

  const bits = fc.constantFrom(
    'l',
    'e',
    'ee',
    'ch',
    'f',
    'u',
    'ck',
    '*',
    '.',
    ' ',
    '3',
    'é',
    'х',
    'tail',
    'shut',
    '👍',
    '\n',
  );
  const text = fc.array(bits, { maxLength: 25 }).map((parts) => parts.join(''));

  it('is found or not whatever that cannot be seen is put anywhere', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...IGNORABLES), fc.nat(), (body, ignorable, at) => {
        const characters = [...body];
        characters.splice(at % (characters.length + 1), 0, ignorable);
        expect(findWords(characters.join(''), list)).toEqual(findWords(body, list));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found whatever stands around it', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('fuck', 'shit', 'leeches'), (before, after, word) => {
        expect(findWords(`${before} ${word} ${after}`, list)).toContain(word === 'leeches' ? 'leech*' : word);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an entry of several words', () => {
  const phrases = [
    'fuck you',
    'kill yourself',
    'rot in hell',
    'shut up',
    'fok jou*',
    'fuck off now',
    'تبا لك',
  ];

  it.each([
    [
      'fuck you',
      ...[
        'Fuck you',
        'fuсk you',
        'f*ck you',
        'f**k you',
        'fuuuck you',
        'f.u.c.k you',
        'f u c k you',
        'fuck y0u',
      ],
      ...['I f u c k you', 'f u c k y o u', 'F.U.C.K. Y.O.U.', 'fu\u200Dck yóu', 'fuck y*u', '$@ fuck you'],
    ],
    [
      'fuck you',
      ...[
        'fuck, you',
        'fuck-you',
        'fuck – you',
        'fuck_you',
        'fuck/you',
        'fuck... you',
        'fuck. you',
        'FUCK. YOU',
      ],
      ...['**fuck** you', 'fuck “you”', 'f*ck-you', 'f*ck, you', 'fuck 🖕 you', 'fuck * you', 'fuck\n\nyou'],
    ],
    [
      'kill yourself',
      'k1ll yourself',
      'kill your\u0455elf',
      'ki11 y0urself',
      'k!ll yourse1f',
      'k*ll-yourself',
    ],
    [
      'rot in hell',
      'rot 1n hell',
      'rоt in hеll',
      'r0t, in, hell',
      'rot in h*ll',
      'May you all rot in h.e.l.l!',
    ],
    ['fok jou*', 'f0k joune', 'fok, julle? Nee, fok-jou-almal'],
    ['fuck off now', 'fuck fuck off now', 'f*ck 0ff, now'],
    ['تبا لك', 'تبّا، لك', 'تبا. لك'],
  ])('%s is found through every disguise of its words, and what stands between them', (entry, ...texts) => {
    for (const text of texts) expect(findWords(text, phrases), text).toEqual([entry]);
  });

  it.each([
    ['Shut. Up there it is cold'],
    ['“Do you shut?” Up there, they do'],
    ['you fuck, yours, off'],
    ['fuck the you'],
    ['fuckyou, killyourself'],
    ['rot in shell, trot in hell, rot in hello, rot in a hell'],
    ['rot in 3 hell; rot, hell'],
    ['skill yourself, kill yourselfie'],
    ['fuck of; now'],
    ['shut u p'],
  ])('is not found in “%s”', (text) => expect(findWords(text, phrases)).toEqual([]));

  it('is found among many that begin alike, each for itself', () => {
    const many = Array.from({ length: 300 }, (_, at) => `fuck you w${at}`);
    expect(findWords('f*ck, you w250', [...many, 'you w250', 'fuck'])).toEqual([
      'fuck you w250',
      'you w250',
      'fuck',
    ]);
  });

  const bits = fc.constantFrom(
    'fuck',
    'f*ck',
    'you',
    'y0u',
    'fuc',
    'k',
    'kill',
    'a',
    ' ',
    ', ',
    '-',
    '. ',
    'A',
  );
  const body = fc.array(bits, { maxLength: 12 }).map((parts) => parts.join(''));

  it('is found whatever stands around it', () => {
    fc.assert(
      fc.property(
        body,
        body,
        fc.constantFrom('f*ck you', 'fuck-y0u', 'fuuuck, you'),
        (before, after, phrase) => {
          expect(findWords(`${before} ${phrase} ${after}`, phrases)).toContain('fuck you');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('what is said of a word that is found', () => {
  const formsIn = (text: string, ...words: string[]) =>
    explainWords(text, words).map(({ word, form, written }) => [word, form, written]);

  it.each([
    ['a pox on it', 'pox', 'whole', 'pox'],
    ['a Póx on it', 'pox', 'whole', 'pox'],
    ['the leeches', 'leech*', 'beginning', 'leeches'],
    ['a leech', 'leech*', 'whole', 'leech'],
    ['a l33ch', 'leech', 'disguised', 'l33ch'],
    ['a fuuuck', 'fuck', 'disguised', 'fuuuck'],
    ['a f*ck', 'fuck', 'hidden', 'f*ck'],
    ['f u c k', 'fuck', 'spelt', 'fuck'],
    ['fuck, you', 'fuck you', 'several', 'fuck you'],
    ['in c++', 'c++', 'whole', 'c++'],
  ])('in %j: %s, %s', (text, word, form, written) => {
    expect(formsIn(text, word)).toEqual([[word, form, written]]);
  });

  it('is the plainest form, once for each word, in their order', () => {
    expect(formsIn('a p0x, a pox, a leech', 'leech', 'pox')).toEqual([
      ['leech', 'whole', 'leech'],
      ['pox', 'whole', 'pox'],
    ]);
  });

  it('is said of those words that are found, and of no other', () => {
    const words = fc.array(fc.constantFrom('pox', 'leech*', 'fuck you', 'c++', 'fie'), { maxLength: 5 });
    const texts = fc
      .array(
        fc.constantFrom(
          'pox',
          'p0x',
          'p o x',
          'leeches',
          'l*ech',
          'fuck',
          'you',
          'c++',
          'fie',
          '.',
          'Scunthorpe',
        ),
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, words, (text, list) => {
        expect(explainWords(text, list).map(({ word }) => word)).toEqual(findWords(text, list));
      }),
    );
  });
});
