import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { readLetter } from '../testing/read-letter';

beforeEach(openNewsroom);

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = join(folder, 'not', 'there', 'yet');
afterAll(() => rm(folder, { recursive: true }));

describe('without a mail server', () => {
  it('each letter is a file that a mail program opens, and that nobody else on the machine reads', async () => {
    await publishedComment({ article: news, context, author });
    await runWaitingJobs();
    const [notice] = await query<{ id: string; mailed_at: Date | null }>('select id, mailed_at from notices');
    expect(notice!.mailed_at).not.toBeNull();
    expect(await readdir(process.env.MAIL_FOLDER!)).toEqual([`${notice!.id}.eml`]);
    const file = join(process.env.MAIL_FOLDER!, `${notice!.id}.eml`);
    const { raw, headers, text } = readLetter(await readFile(file, 'utf8'));
    expect(headers).toMatchObject({
      subject: expect.stringMatching(/is posted$/),
      to: `${author.displayName} <${author.email}>`,
      from: 'Maverick <no-reply@localhost>',
    });
    expect(text).toContain(`http://localhost:3000/notifications/${notice!.id}`);
    expect(raw).not.toMatch(/[^\r]\n/);
    // In an editor, too: no line of it is broken or escaped.
    expect(raw).toContain(text.trim().replaceAll('\n', '\r\n'));
    expect((await stat(file)).mode & 0o077).toBe(0);
  });
});
