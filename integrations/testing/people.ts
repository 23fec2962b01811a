import type { Page } from '@playwright/test';
import { expect } from '@/e2e/harness/test';
import { query } from '@/lib/testing/database';
import { calibrationItems } from '@/prisma/seed/texts';
import { click, PATIENCE_MS, read, type } from './pace';

/** What people do in a discussion under an article elsewhere, by the names that they read there and as fast as people are. */

/** The discussion under an article. What is done in it is done as on our own pages. */
export const discussionOn = (page: Page) => page.frameLocator('trialogue-comments iframe') as unknown as Page;

export const compose = (page: Page, text: string): Promise<void> =>
  type(discussionOn(page).getByRole('textbox', { name: 'Your comment' }), text);

export const send = (page: Page): Promise<void> =>
  click(discussionOn(page).getByRole('button', { name: 'Send for review' }));

/** Writes and sends, and reads it again where a second look is asked for. */
export async function write(page: Page, text: string, { twice = false } = {}): Promise<void> {
  await compose(page, text);
  await send(page);
  if (!twice) return;
  await expect(discussionOn(page).getByText('A second look before it is sent')).toBeVisible();
  await send(page);
}

/** Reads three comments by others, and says of each what somebody fair says of it. */
export async function reviewThree(page: Page): Promise<void> {
  const panel = discussionOn(page).getByRole('region', { name: 'Peer review' });
  for (const done of [0, 1, 2]) {
    await expect(panel.getByText(`${done} of 3 reviews done`)).toBeVisible();
    await read(panel);
    await click(panel.getByRole('radio', { name: fairVerdict(await panel.innerText()), exact: true }));
    await click(panel.getByRole('button', { name: 'Submit review' }));
  }
  await expect(panel.getByText('3 of 3 reviews done')).toBeVisible();
}

/** What has become of a comment. */
export const stateOf = async (text: string): Promise<string | undefined> =>
  (
    await query<{ state: string }>(
      'select c.state from comments c join comment_revisions r on r.comment_id = c.id where r.body = $1',
      [text],
    )
  )[0]?.state;

/** Who sends theirs once another comment is in line is given it to review; two at once are (R2), as many as are needed where few take part (R9). */
export async function sendOnceInLine(page: Page, other: string): Promise<void> {
  await expect.poll(() => stateOf(other), { timeout: PATIENCE_MS }).toMatch(/^(IN_REVIEW|PUBLISHED)$/);
  await send(page);
}

const NAMES = { YES: 'Yes', NOT_CIVIL: 'Not civil', MISINFORMATION: 'Mis/disinformation' };

/** A practice text is judged as it has to be, so that its reviewer's word counts; everything else is good. */
function fairVerdict(shown: string): string {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  const item = calibrationItems.find(({ body }) => plain(shown).includes(plain(body).slice(0, 60)));
  return NAMES[item?.verdict ?? 'YES'];
}
