import { useLocale } from 'next-intl';
import { momentInWords } from './words';

/** An exact time, for the record. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{momentInWords(at, useLocale())}</time>;
}
