import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages } from '@/lib/language/translator';
import { wordsOfForms } from '../_frame/words-of-forms';

export const metadata: Metadata = { robots: { index: false } };

/** Who may enter is asked by every page: a layout is not run again for each. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const messages = await getMessages();
  return <NextIntlClientProvider messages={wordsOfTheDesk(messages)}>{children}</NextIntlClientProvider>;
}

/** What the forms of the desk say beside what those of every page do. */
function wordsOfTheDesk(messages: Messages) {
  const {
    cases: { appealForm, calibration, forms, latest, unsent, ways },
    desk: { actions, actionsOn, made, states, verdicts, views },
    discussions,
    ghost,
    keys,
    reasons,
    records: {
      member,
      members: { bans, membership, roles },
    },
    settings: { lab: _lab, ...settings },
    several,
    sorting,
    transfer,
    webhooks,
    words,
  } = messages;
  return {
    ...wordsOfForms(messages),
    cases: { appealForm, calibration, forms, latest, unsent, ways },
    desk: { actions, actionsOn, made, states, verdicts, views },
    words,
    webhooks: {
      add: webhooks.add,
      settings: webhooks.settings,
      form: webhooks.form,
      formats: webhooks.formats,
      groups: webhooks.groups,
      types: webhooks.types,
    },
    discussions: { form: discussions.form, import: discussions.import },
    ghost: { form: ghost.form },
    keys: { form: keys.form },
    reasons,
    records: { member, members: { bans, membership, roles } },
    settings,
    several: { form: several.form },
    sorting,
    transfer: {
      add: transfer.add,
      form: transfer.form,
      formats: transfer.formats,
      sources: transfer.sources,
    },
  };
}
