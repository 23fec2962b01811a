/*
 * What screening says to an author. The sentence in English is what an error carries and what is stored at a comment; in other
 * languages it is said anew (`reasonInWords`), from the message of the same name and what stood in its places. The build compiles
 * messages into something that only a translator reads, so the English ones are here as well; a test holds the two equal.
 */

const messages = {
  'link-held': 'It has a link (“{words}”), so a moderator reads it first.',
  suspect: 'It says “{words}”, so a moderator reads it first.',
  'check-failed': 'An automatic check could not run, so a moderator reads it first.',
  expired:
    'The reviews were not done within {days, number} days. Your text is kept: you can submit it again.',
  waited: 'It has waited for more than {hours, number} hours, so a moderator decides.',
  hidden: 'Several readers have reported it, so nobody else sees it until a moderator has looked at it.',
} as const;
export type ReasonKey = keyof typeof messages;
type Facts = Record<string, string | number>;

/** The sentence in English. */
export const reasonInEnglish = (key: ReasonKey, facts: Facts = {}): string =>
  messages[key].replace(PLACE, (_, name: string) => {
    const fact = facts[name] ?? '';
    return typeof fact === 'number' ? fact.toLocaleString('en') : fact;
  });

/** Which reason a sentence in English is, and what stands in its places; null when screening never said it. */
export function recogniseReason(sentence: string): { key: ReasonKey; facts: Facts } | null {
  for (const { key, pattern, places } of patterns) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const facts = places.map(({ name, isNumber }, at) => {
      const text = found[at + 1] ?? '';
      return [name, isNumber ? Number(text.replaceAll(',', '')) : text];
    });
    return { key, facts: Object.fromEntries(facts) as Facts };
  }
  return null;
}

/** A word, or a number, in a message. */
const PLACE = /\{(\w+)(, number)?\}/g;

const patterns = (Object.keys(messages) as ReasonKey[]).map((key) => {
  const message: string = messages[key];
  const places = Array.from(message.matchAll(PLACE), ([, name = '', number]) => ({
    name,
    isNumber: Boolean(number),
  }));
  const fixed = message
    .split(/\{\w+(?:, number)?\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = fixed.reduce(
    (whole, part, at) => `${whole}${places[at - 1]?.isNumber ? '([\\d,]+)' : '([^]*)'}${part}`,
  );
  return { key, places, pattern: new RegExp(`^${pattern}$`, 'u') };
});
