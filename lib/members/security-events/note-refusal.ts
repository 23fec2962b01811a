import { systemContext } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import type { Viewer } from '../viewer';
import { noteSecurityEvent } from './note-security-event';

/** How often it is noted of one member: whoever tries every door is noted, and fills no table. */
const NOTED: Limit = { name: 'note-refusal', points: 10, seconds: 60 * 60 };

/** Whether an error says that what was asked for is only for those who work here. */
export const isForStaff = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'not-allowed';

/** Notes that a member asked for what only those who work here may do. Nobody waits for it, and its failure changes no answer. */
export function noteRefusal({ viewer: { id }, address }: { viewer: Viewer; address: string }): void {
  const note = async () => {
    await countHere(NOTED, id);
    const at = systemContext.now();
    await noteSecurityEvent(sqlStatements(), { kind: 'refused', memberId: id, address, at });
  };
  note().catch((err: unknown) => {
    if (!(err instanceof AppError)) log().warn({ err }, 'could not note a refusal');
  });
}
