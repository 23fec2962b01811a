// What stands before the words of a line: the marks of quotations and of lists.
const LINE_MARKS = /^[^\S\n\r\u2028\u2029]*(?:>\s?|[-*]\s|\d{1,9}[.)]\s)+/gm;
// No further than an emphasis goes: a text may be full of marks that nothing closes, and each is looked for to the end.
const EMPHASIS = /(\*\*|\*|__|_)(?=\S)(.{1,200}?)(?<=\S)\1/g;

/** The words of a Markdown text on one line. */
export const plainWords = (markdown: string): string =>
  markdown.replace(LINE_MARKS, '').replace(EMPHASIS, '$2').replace(/\s+/g, ' ').trim();
