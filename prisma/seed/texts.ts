/** What the demo publication and the calibration set say, read from the data files beside this one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** A member of the demo publication. `key` is how discussions name their authors. */
const member = z.strictObject({
  key: z.string(),
  displayName: z.string(),
  /** Up to three fields of knowledge or experience, each with a line in the member's own words. */
  expertise: z
    .array(z.strictObject({ field: z.string(), line: z.string(), verified: z.boolean().optional() }))
    .max(3),
  /** Among the first who joined. */
  founding: z.boolean().optional(),
});
export type SeedMember = z.output<typeof member>;

/** A comment of a demo discussion, written for it. */
const comment = z.strictObject({
  key: z.string(),
  /** A member, by their key. */
  author: z.string(),
  /** Markdown as a member would type it. */
  body: z.string(),
  /** Minutes after the article appeared. */
  after: z.number(),
  /** The key of the comment that it answers; that one must be meant to be published. */
  replyTo: z.string().optional(),
  /** What its reviewers make of it: accepted when absent. */
  verdicts: z.enum(['uncivil', 'misinformation', 'split']).optional(),
  /**
   * What the desk has had to do with it: accepted by peers, and `removed` upon reports. Or finds in the morning: what has waited for too long
   * (`late`), is to be read by a moderator first (`read-first`), was `turned-down` by one of them, so that another looks at it, or has words in
   * it that screening looks for (`held`).
   */
  desk: z.enum(['removed', 'turned-down', 'late', 'read-first', 'held']).optional(),
  /** What its author made of it this week, long after it was posted. */
  edited: z.string().optional(),
});
export type SeedComment = z.output<typeof comment>;

/** The discussion under one demo article, which it names by its slug. */
const discussion = z.strictObject({ article: z.string(), comments: z.array(comment) });

/** Comments whose right verdict is the same. */
const calibration = z.strictObject({
  verdict: z.enum(['YES', 'NOT_CIVIL', 'MISINFORMATION']),
  items: z.array(
    z.strictObject({
      /** Stable name, never shown. */
      key: z.string(),
      body: z.string(),
      /** Why this is the right verdict: shown to the reviewer afterwards, addressed to "you". */
      explanation: z.string(),
      difficulty: z.enum(['easy', 'medium', 'hard']),
    }),
  ),
});

const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> =>
  schema.parse(parse(readFileSync(join(import.meta.dirname, `${file}.yaml`), 'utf8')));

export const seedMembers = read('members', z.array(member));

/** The discussions under the demo articles, one an article. */
export const discussions = [
  'rome-talks',
  'own-sunshine',
  'forty-percent',
  'language-of-home',
  'the-06-12',
  'counting-abalone',
  'one-microphone',
].map((name) => read(`discussions/${name}`, discussion));

/**
 * Comments whose right verdict is known, for a publication that has no decided comments of its own yet.
 * Any news article may stand above them, so none depends on a subject; the explanations quote what decides.
 */
export const calibrationItems = ['acceptable', 'not-civil', 'misinformation'].flatMap((name) => {
  const { verdict, items } = read(`calibration/${name}`, calibration);
  return items.map((item) => ({ ...item, verdict }));
});
