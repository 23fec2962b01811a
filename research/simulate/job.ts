/** One run, as it is handed to a process of its own: publications are run side by side, one a core. */
import { seededDice } from '@/lib/platform/dice';
import {
  lookForGroup,
  lookForMonth,
  type GroupFound,
  type MonthFound,
  type Planted,
  type Month,
} from '../collusion/look';
import { decidedByPeers, type Decided, type Deciding } from '../audits/decided';
import { simulate, type Figures, type Publication } from '@/lib/peer-review/simulation/measure';
import { push, type Push } from '@/lib/peer-review/simulation/push';

export type Job =
  | ({ kind: 'publication'; seed: number } & Omit<Publication, 'dice'>)
  | ({ kind: 'push'; seed: number } & Omit<Push, 'dice'>)
  | ({ kind: 'group'; seed: number } & Omit<Planted, 'dice'>)
  | ({ kind: 'month'; seed: number } & Omit<Month, 'dice'>)
  | ({ kind: 'decided'; seed: number } & Omit<Deciding, 'dice'>);

/** The figures of a publication; of a push, whether it got through; of patterns, what was found; or what peers decided. */
export type Outcome = Figures | boolean | GroupFound[] | MonthFound | Decided;

export async function runJob({ seed, ...job }: Job): Promise<Outcome> {
  const dice = seededDice(seed);
  switch (job.kind) {
    case 'publication':
      return simulate({ ...job, dice });
    case 'push':
      return push({ ...job, dice });
    case 'group':
      return lookForGroup({ ...job, dice });
    case 'month':
      return lookForMonth({ ...job, dice });
    case 'decided':
      return decidedByPeers({ ...job, dice });
  }
}

/** In a child: it runs what it is sent, and sends back what came of it. */
if (process.send) {
  process.on('message', (job: Job) => {
    void runJob(job).then((outcome) => process.send!(outcome));
  });
}
