import type { Messages } from '@/lib/language/translator';

/** What the components of forms say, which next-intl has to hand to them: they are given no more than they need. */
export const wordsOfForms = ({
  composer,
  errors: { codes },
  forms,
  review: { panel, line, volunteer, practice, own, ends },
  site: { when },
}: Messages) => ({
  composer,
  errors: { codes: { 'body-too-short': codes['body-too-short'] } },
  forms,
  review: { panel, line, volunteer, practice, own, ends },
  site: { when },
});
