import { useSyncExternalStore } from 'react';

/** Whether it is a Mac, or another device of Apple's, whose shortcuts are with the Meta key. */
export const isMac = (): boolean => /Mac|iP(?:hone|ad)/.test(navigator.platform);

const never = () => () => undefined;

/** The same for what is drawn: not until script runs. */
export const useIsMac = (): boolean => useSyncExternalStore(never, isMac, () => false);
