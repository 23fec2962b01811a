/** Every character that Unicode says is not to be shown, as far as one is assigned; tags and supplementary selectors by examples. */
export const IGNORABLES: string[] = Array.from({ length: 0x1d17b }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .filter((character) => /\p{Default_Ignorable_Code_Point}/u.test(character))
  .concat('\u{E0001}', '\u{E0041}', '\u{E007F}', '\u{E0100}', '\u{E01EF}');
