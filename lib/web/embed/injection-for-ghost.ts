import { env } from '@/lib/platform/env';

/** What goes into the code injection of a Ghost, for the discussions of this site to stand under its posts. */
export const injectionForGhost = (): string =>
  `<script type="module" src="${env().APP_URL}/ghost.js"></script>`;
