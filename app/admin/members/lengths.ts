/** The choice that has no end. */
export const BAN = 'ban';

/** How long a sanction lasts, in days, as the form offers it. */
export const lengths = ['1', '3', '7', '30', '90', BAN] as const;
