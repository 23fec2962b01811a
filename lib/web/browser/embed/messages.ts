/** How the page around a frame would have it look. */
export type Look = {
  /** The reader's own where it is neither. */
  scheme: string;
  /** Values of the design system's properties, by those names of `TOKENS` that the page gives. */
  tokens: Record<string, string>;
};

/** The properties of the design system that a page around a frame may give. */
export const TOKENS = [
  ...[
    'paper',
    'paper-raised',
    'paper-sunk',
    'ink',
    'ink-soft',
    'ink-faint',
    'hairline',
    'rule',
    'outline',
    'accent',
  ],
  ...['font-text', 'font-display', 'font-sans', 'radius'],
];

/** What a frame is told in its name, which it keeps from page to page, before it shows anything. */
export type Around = {
  /** Where what it says is to arrive, and nowhere else. */
  origin: string;
  /** The address of the page, to which a comment's is added. */
  page: string;
  look: Look;
};

/** What a frame tells the page that it is on. */
export type FromFrame =
  | { trialogue: 'height'; height: number }
  | { trialogue: 'count'; count: number }
  /** A comment has been sent. */
  | { trialogue: 'submitted' }
  /** It hears who is signed in around it. */
  | { trialogue: 'ready' }
  /** Somebody has signed in in it, or is about to sign out of it. */
  | { trialogue: 'signedin' }
  | { trialogue: 'signedout' }
  /** Something in it is to be seen: at once where `nearest` is false, else unless it is seen already. In pixels from the frame's top. */
  | { trialogue: 'scroll'; top: number; height: number; nearest: boolean };

/** What a page tells the frame that is on it. */
export type ToFrame =
  | { trialogue: 'look'; look: Look }
  /** Who is signed in around it, by a token of single sign-on; or that nobody is. */
  | {
      trialogue: 'token';
      token: string;
      /** What the page calls them, where the token may not: what the field for a name begins with. */
      name?: string;
    }
  | { trialogue: 'signout' };

type Told = FromFrame | ToFrame;

/** What is done about each kind of message. */
export type Handlers<Message extends Told> = {
  [Kind in Message['trialogue']]: (message: Extract<Message, { trialogue: Kind }>) => void;
};

/**
 * Acts upon what one window at one origin says, and on nothing else that arrives.
 * @param from the window; asked each time, for a frame's changes with what it shows
 */
export function hear<Message extends Told>(
  { origin, from }: { origin: string; from: () => Window | null },
  handlers: Handlers<Message>,
): void {
  window.addEventListener('message', ({ origin: sent, source, data }: MessageEvent<unknown>) => {
    if (sent !== origin || source === null || source !== from()) return;
    const kind = (data as Message | null)?.trialogue;
    if (kind && Object.hasOwn(handlers, kind)) handlers[kind as Message['trialogue']](data as never);
  });
}
