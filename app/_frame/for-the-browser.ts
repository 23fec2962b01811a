import type { Messages } from '@/lib/language/translator';

/** What client components of every page say: the rest is said on the server, and never travels. */
export const forTheBrowser = ({
  composer,
  forms,
  review: { panel, line, volunteer, own, ends },
  site: { failure, when },
}: Messages) => ({
  composer,
  forms,
  review: { panel, line, volunteer, own, ends },
  site: { failure, when },
});
