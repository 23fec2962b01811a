/** What can be done to a member. */
export const sanctionKinds = ['WARNING', 'TIME_OUT', 'BAN', 'REVOCATION'] as const;
