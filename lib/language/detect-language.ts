import { detectAll } from 'tinyld';

/** Characters that are looked at: more would cost time and say little more. */
const LOOKED_AT = 240;
/** As many letters as it takes to tell by more than the script. */
const ENOUGH = /^(?:\P{L}*\p{L}){24}/u;
/** How sure the detector must be, and how much surer than of its second guess. */
const SURE = 0.1;
const SURER = 1.4;

/** Languages that are well known to the detector and to browsers. */
const WELL_KNOWN: ReadonlySet<string> = new Set(
  'af am ar bn bg cs da de el en es et fa fi fr gu he hi hu id it ja ka kn ko lt lv mr nl no pa pl pt ro ru sk sl sr sv sw ta te th tl tr uk ur vi zh'.split(
    ' ',
  ),
);

/** Scripts that name a language by themselves, or its most likely one. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

/** Nothing but Latin letters and what stands between them: as most texts are, and each of those scripts is looked for letter by letter. */
const LATIN = /^[\0-\u024F\u2000-\u206F]*$/;

/** The language that a text in Markdown is written in, as BCP 47 names it; `otherwise` where it is too short to tell, or unsure. */
export function detectLanguage(markdown: string, otherwise: string): string {
  const text = ownWords(markdown);
  const script = LATIN.test(text) ? undefined : scriptOf(text);
  if (!ENOUGH.test(text)) return script ?? otherwise;
  if (isPlainlyEnglish(text)) return 'en';
  const [first, second] = detectAll(text);
  const isSure = first && first.accuracy >= SURE && (!second || first.accuracy >= SURER * second.accuracy);
  return isSure && WELL_KNOWN.has(first.lang) ? first.lang : (script ?? otherwise);
}

/** The language of the script that most letters are of. */
function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([pattern]) => (text.match(pattern)?.length ?? 0) * 2 > letters)?.[1];
}

/** Words without which hardly a sentence of English does, and of which hardly one of another language has two. */
const ENGLISH =
  /\b(?<![\p{L}'’])(?:the|and|that|this|with|have|has|they|you|your|are|but|from|which|who|how|why|when|their|there|these|those|what|would|could|about|because|been|our)(?![\p{L}])/gu;

/** Of what is in English, nearly all is told by this; it takes a hundredth of what the detector does. */
function isPlainlyEnglish(text: string): boolean {
  const found = text.toLowerCase().match(ENGLISH) ?? [];
  return new Set(found).size >= 2 && found.length * 8 > countSpaces(text);
}

function countSpaces(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}

/** The beginning of what somebody wrote themselves: what they quote may be in another language. */
function ownWords(markdown: string): string {
  const own = markdown.replace(/^>.*$/gmu, '').trim();
  return (own || markdown).slice(0, LOOKED_AT);
}
