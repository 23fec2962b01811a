import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '@/lib/language/times';
import { messagesOf } from '@/lib/language/translator';
import { noteLanguage } from '../entry/outcome';
import { currentLocale } from './language';

/** What next-intl asks once for every page. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  noteLanguage(locale);
  return { locale, messages: messagesOf(locale), timeZone: TIME_ZONE };
});
