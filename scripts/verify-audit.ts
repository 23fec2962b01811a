/**
 * Holds the record of every act against its seals, and says which entry was changed, is missing or was slipped in. Fails where one was.
 *
 *   npm run audit:verify                      the whole record
 *   npm run audit:verify -- --seal 812:9f…    and that this seal, which somebody has written down, is still there
 */
import { parseArgs } from 'node:util';
import { verifySeals } from '@/lib/moderation/audit/verify-seals';
import { disconnect } from '@/lib/platform/db';

const { values } = parseArgs({ options: { seal: { type: 'string' } } });
const sentences = {
  changed: 'says something else than when it was sealed',
  missing: 'is missing',
  unnoted: 'was slipped in past the record’s own trigger',
};

function sealFrom(text: string): { number: number; hash: string } {
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number && hash) return { number: Number(number), hash };
  console.error('--seal takes a seal as it was printed: its number, a colon, and 64 digits.');
  process.exit(2);
}

const known = values.seal === undefined ? undefined : sealFrom(values.seal);
const { findings, last, waiting, since, misdated } = await verifySeals({ known });
for (const finding of findings)
  console.log(
    'entryId' in finding
      ? `Entry ${finding.entryId}${finding.seal === null ? '' : ` of seal ${finding.seal}`} ${sentences[finding.kind]}.`
      : `Seal ${finding.seal} ${finding.kind === 'seal-missing' ? 'is missing' : 'does not follow from what it covers'}.`,
  );
if (misdated > 0) console.log(`${misdated} entries have a time more than an hour from when they were noted.`);
if (waiting > 0) console.log(`${waiting} entries wait for their seal, since ${since?.toISOString()}.`);
console.log(last ? `The last seal is ${last.number}:${last.hash}` : 'Nothing is sealed yet.');
console.log(findings.length > 0 ? 'The record is not as it was sealed.' : 'The record is as it was sealed.');
await disconnect();
if (findings.length > 0) process.exitCode = 1;
