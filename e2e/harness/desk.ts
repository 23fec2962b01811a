import type { Page } from '@playwright/test';
import { expect } from './scriptless/expect';

/** What moderators do at the desk, by the names that they read there. */

/** Opens a case beside its queue. */
export async function openCase(desk: Page, { displayName }: { displayName: string }): Promise<void> {
  const list = desk.getByRole('region', { name: /^Comments: / });
  await list.getByRole('link', { name: displayName }).first().click();
  await expect(desk).toHaveURL(/#case$/);
  await expect(desk.getByRole('heading', { level: 2, name: `Comment by ${displayName}` })).toBeVisible();
}

/** Unfolds the form by which the comment is turned down whose case is open. */
export async function unfold(desk: Page, verb: 'Reject' | 'Remove') {
  const form = desk.getByRole('form', { name: `${verb} it` });
  await desk.getByText(`${verb}…`, { exact: true }).click();
  return form;
}
