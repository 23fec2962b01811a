import { z } from 'zod';

export { EXPORT_EVERY_DAYS } from './rules';

/** The job that makes a copy. */
export const MAKE_EXPORT = 'make-export';
export type ExportJob = { exportId: string };

export const exportView = z
  .object({
    askedAt: z.iso.datetime(),
    state: z
      .enum(['UNDER_WAY', 'READY', 'GONE'])
      .meta({ description: '`READY`: it can be fetched at /account/privacy/export, in a browser.' }),
    /** Until when it can be fetched. */
    endsAt: z.iso.datetime().nullable(),
    /** From when you may ask for another; null: at once. */
    nextAt: z.iso.datetime().nullable(),
  })
  .nullable()
  .meta({
    id: 'DataExport',
    description:
      'The copy of everything that is kept of you, which you asked for last. Null where you asked for none.',
  });
export type ExportView = z.output<typeof exportView>;
