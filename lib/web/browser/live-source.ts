/** A first event comes at once. Where none has come by then, something on the way gathers up what should go through. */
const FIRST_EVENT_MS = 15_000;
/** After that, and after a refusal, which a browser takes for final; twice as long each time that nothing came. */
const AGAIN_MS = 5_000;
const LAST_AGAIN_MS = 300_000;

type Handlers = Record<string, (data: never) => void>;

/**
 * Hears the events of an address for as long as the page is looked at: it is closed for a page that is hidden or kept for the way
 * back, and says afterwards what it heard last. Returns what ends it.
 * @param onDeaf told with true when nothing can be heard for now, and with false when it can
 */
export function listen(
  address: string,
  handlers: Handlers,
  onDeaf: (deaf: boolean) => void = () => undefined,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  let again = AGAIN_MS;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const giveUp = () => {
    close();
    onDeaf(true);
    timer = setTimeout(open, again * (1 + Math.random()));
    again = Math.min(2 * again, LAST_AGAIN_MS);
  };
  const open = () => {
    close();
    if (document.hidden) return;
    source = new EventSource(last ? `${address}?since=${last}` : address);
    timer = setTimeout(giveUp, FIRST_EVENT_MS);
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) giveUp();
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        clearTimeout(timer);
        again = AGAIN_MS;
        last = lastEventId;
        onDeaf(false);
        handle(JSON.parse(data) as never);
      });
    }
  };

  // Every page that has loaded is shown, too: only one that was kept for the way back has to be opened anew.
  const openAgain = ({ persisted }: PageTransitionEvent) => {
    if (persisted) open();
  };

  document.addEventListener('visibilitychange', open);
  addEventListener('pagehide', close);
  addEventListener('pageshow', openAgain);
  open();
  return () => {
    document.removeEventListener('visibilitychange', open);
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', openAgain);
    close();
  };
}
