import { signedTokens } from '../signed-token';

/** What the link of a letter carries that makes an address somebody's: which claim it is about. */
export const { tokenFor: addressToken, idIn: readAddressToken } = signedTokens('address');

/** The same of one that takes the change of an address back. */
export const { tokenFor: undoToken, idIn: readUndoToken } = signedTokens('address-undo');
