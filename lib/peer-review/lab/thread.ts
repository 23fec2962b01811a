/** In a thread of its own: reading and replaying twenty thousand reviews takes the processor for seconds, and nobody else waits for that. */
import { disconnect } from '@/lib/platform/db';
import { lookBack } from './look-back';
import type { Question, Replay } from './schemas';

export default async function work(question: Question, tell: (share: number) => void): Promise<Replay> {
  try {
    return await lookBack(question, tell);
  } finally {
    await disconnect();
  }
}
