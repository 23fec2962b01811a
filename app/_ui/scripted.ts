import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether script runs here: what only works with it is offered only then. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
