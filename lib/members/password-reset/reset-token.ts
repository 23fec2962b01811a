import { signedTokens } from '../signed-token';

/** What the link of a letter carries: which request it answers. */
export const { tokenFor: resetToken, idIn: readResetToken } = signedTokens('password-reset');
