/** Members whom one comment can name. */
const MOST_MENTIONED = 5;
/** At-signs of a comment that are looked at, and the letters after each: as many as a name may have. */
const MOST_SIGNS = 20;
const LONGEST_NAME = 60;

const SIGN = /(?<![\p{L}\p{M}\p{N}_@])@(?=[\p{L}\p{N}])/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * What may be names in a comment: for each at-sign the beginnings of what follows it, whole words each, the longest first. Lines
 * that quote somebody else name nobody.
 */
export function possibleNames(markdown: string): string[][] {
  const own = markdown
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  return [...own.matchAll(SIGN)]
    .slice(0, MOST_SIGNS)
    .map(({ index }) => beginningsOf(own.slice(index + 1).split('\n', 1)[0]!));
}

function beginningsOf(text: string): string[] {
  const letters = [...text].slice(0, LONGEST_NAME + 1);
  const ends = letters.flatMap((letter, index) =>
    LETTER.test(letter) && LETTER.test(letters[index + 1] ?? '') ? [] : [index + 1],
  );
  return ends
    .filter((end) => end <= LONGEST_NAME)
    .map((end) => letters.slice(0, end).join('').trim())
    .reverse();
}

/** Whom the at-signs of a comment name, each once, in their order: at each sign it is the longest name that stands there. */
export function whomTheyName<Person extends { displayName: string }>(
  names: string[][],
  people: Person[],
): Person[] {
  const byName = new Map(people.map((person) => [folded(person.displayName), person]));
  const named = names.flatMap((beginnings) => {
    const name = beginnings.map(folded).find((one) => byName.has(one));
    return name === undefined ? [] : [byName.get(name)!];
  });
  return [...new Set(named)].slice(0, MOST_MENTIONED);
}

/** A name as people tell names apart who type them. */
const folded = (name: string) => name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();
