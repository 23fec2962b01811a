/** A text in which nothing is a mark: it reads as it stands. */
export const escapeMarks = (text: string): string =>
  text
    .replace(/[\\`*]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\[(?=[^\]]{0,500}\]\()/gu, (sign) => `\\${sign}`)
    .replace(/^([\t ]*)([-+>](?=\s|>|$)|>)/gmu, '$1\\$2')
    .replace(/^([\t ]*\d{1,9})([.)])(?=\s|$)/gmu, '$1\\$2');
