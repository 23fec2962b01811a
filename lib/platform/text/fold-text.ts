/** A text as it is compared with others, whatever its case, its width and its white space. */
export const foldText = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();
