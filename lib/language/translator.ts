import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import af from './messages/af';
import ar from './messages/ar';
import en from './messages/en';
import type { Locale } from './locales';
import { TIME_ZONE } from './times';

/** The messages of every language, with the keys of English. */
export type Messages = typeof en;

// That each has the keys and arguments of English is tested, so it may be taken for English here.
const catalogues: Record<Locale, Messages> = { en, af: af as Messages, ar: ar as Messages };

export const messagesOf = (locale: Locale): Messages => catalogues[locale];

/**
 * Says what is in a namespace of the messages, in a language: for what is written outside a page, such as a letter. Pages use
 * next-intl's own functions.
 */
export const translator = <Name extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Locale,
  namespace: Name,
) => createTranslator({ locale, messages: messagesOf(locale), namespace, timeZone: TIME_ZONE });
