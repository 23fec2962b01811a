/** What the page around a frame is told, by language: put in by the build, from the messages. */
declare const EMBED_WORDS: Record<string, { title: string; elsewhere: string }>;

/** In the first language where there is none in this one. */
export const wordsIn = (language: string): { title: string; elsewhere: string } =>
  EMBED_WORDS[language.slice(0, 2)] ?? Object.values(EMBED_WORDS)[0]!;
