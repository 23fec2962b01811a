import type { Tx } from '@/lib/platform/db';
import { SEND_DEVICE_LETTER, type DeviceLetterJob } from './schemas';

/** How often the letter is tried: for about two hours. Later it would only frighten. */
const ATTEMPTS = 12;

/** Has a letter mailed about a sign-in from a browser that was not known. */
export async function mailDeviceLetter(tx: Tx, job: DeviceLetterJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_DEVICE_LETTER}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}
