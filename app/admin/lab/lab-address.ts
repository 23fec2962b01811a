import { withQuery } from '@/app/_ui/with-query';
import { labSettings, type LabQuery } from './read-query';

export const FORECAST = 'lab-forecast';
export const REPLAY = 'lab-in-short';

/** The lab with these numbers tried; those that are not named are as they are in force. */
export const labHref = (query: Record<string, string | number>): string => withQuery('/admin/lab', query);

/** All that was asked for, as an address or a form says it again. */
export const asAsked = ({ texts, days }: LabQuery) => ({
  ...Object.fromEntries(labSettings.map(({ name }) => [name, texts[name] ?? ''])),
  days,
});
