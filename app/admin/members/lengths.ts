/** The choice that has no end. */
export const BAN = 'ban';

/** How long a sanction lasts, in days, as the form offers it. */
export const lengths = [
  { value: '1', words: 'A day' },
  { value: '3', words: 'Three days' },
  { value: '7', words: 'A week' },
  { value: '30', words: 'Thirty days' },
  { value: '90', words: 'Ninety days' },
  { value: BAN, words: 'Until it is lifted (a ban)' },
] as const;
