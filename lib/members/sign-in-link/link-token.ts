import { signedTokens } from '../signed-token';

/** What the link of a letter carries with which somebody signs in: which request it answers. */
export const { tokenFor: signInLinkToken, idIn: readSignInLinkToken } = signedTokens('sign-in-link');
