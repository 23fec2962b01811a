/** One run, as it is handed to a process of its own: publications are run side by side, one a core. */
import { seededDice } from '@/lib/testing/dice';
import { simulate, type Figures, type Publication } from './measure';
import { push, type Push } from './push';

export type Job =
  | ({ kind: 'publication'; seed: number } & Omit<Publication, 'dice'>)
  | ({ kind: 'push'; seed: number } & Omit<Push, 'dice'>);

/** The figures of a publication; of a push, whether it got through. */
export type Outcome = Figures | boolean;

export function runJob({ seed, ...job }: Job): Promise<Outcome> {
  const dice = seededDice(seed);
  return job.kind === 'publication' ? simulate({ ...job, dice }) : push({ ...job, dice });
}

/** In a child: it runs what it is sent, and sends back what came of it. */
if (process.send) {
  process.on('message', (job: Job) => {
    void runJob(job).then((outcome) => process.send!(outcome));
  });
}
