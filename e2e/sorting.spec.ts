import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import type { Viewer } from '@/lib/members/viewer';
import { changePolicy } from '@/lib/moderation/change-policy';
import { refitBridging } from '@/lib/peer-review/bridging/refit-bridging';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

async function give(members: readonly Viewer[], commentId: string, reaction: string) {
  for (const viewer of members) await setReaction({ on: true, viewer, commentId, kind: reaction });
}

/** Four members of each bank. Every other one who joined is in the same half of the raters: so each half has two of each. */
async function enrollBanks(): Promise<Record<'north' | 'south', Viewer[]>> {
  const banks: Record<'north' | 'south', Viewer[]> = { north: [], south: [] };
  for (const bank of ['north', 'north', 'south', 'south', 'north', 'north', 'south', 'south'] as const) {
    const { viewer } = await enroll(`${bank} ${banks[bank].length + 1} ${kind()}`);
    banks[bank].push(viewer);
  }
  return banks;
}

test('a thread is read in four orders, each explained, and follows what readers make of it @plain', async ({
  page,
  stranger,
  world: _world,
}) => {
  test.slow();
  const slug = `the-bridge-of-two-banks-${kind().toLowerCase()}`;
  const text = `---\nheadline: The bridge of two banks (${kind()})\nslug: ${slug}\nstandfirst: One river.\nbyline: By A. Reporter\ndate: 2026-02-03\ndefaultSort: oldest\n---\n\nText.\n`;
  await importArticle({ article: parseArticleFile(text) });
  const writer = await enroll(`Wanda Writes ${kind()}`);
  const reader = await enroll(`Rea Reads ${kind()}`);
  const { north, south } = await enrollBanks();
  const says: Record<string, string> = {};
  for (const name of ['North', 'Ferry', 'South', 'Both', 'Mill', 'Weir'])
    says[name] = await publishedComment(
      writer.viewer,
      slug,
      `Bank ${name}: so it looks from here (${kind()}).`,
    );
  const comments = page.getByText(/^Bank \w+:/);
  const expectOrder = (...names: string[]) =>
    expect(comments).toHaveText(names.map((name) => new RegExp(`^Bank ${name}:`)));
  const orders = page.getByRole('navigation', { name: 'Order of comments' });

  await test.step('the article’s own order comes first, and says what it is', async () => {
    await page.goto(`/articles/${slug}`);
    await expectOrder('North', 'Ferry', 'South', 'Both', 'Mill', 'Weir');
    await expect(orders.getByRole('link', { name: 'Oldest' })).toHaveAttribute('aria-current', 'true');
    await expect(orders).toContainText('As the discussion went');
    await orders.getByRole('link', { name: 'Newest' }).click();
    await expectOrder('Weir', 'Mill', 'Both', 'South', 'Ferry', 'North');
    await expect(orders).toContainText('The latest comment comes first.');
  });

  await test.step('a reaction moves a comment up in “Top”', async () => {
    await arriveAs(page, reader, `/articles/${slug}?sort=top`);
    const group = page
      .getByRole('article')
      .filter({ hasText: 'Bank Ferry:' })
      .getByRole('group', { name: /^Reactions/ });
    await group.getByRole('button', { name: 'Insightful' }).click();
    await expect(group.getByRole('button', { name: 'Insightful 1' })).toBeVisible();
    const anyone = await stranger();
    // The button shows what was chosen before the server has it, and reactions let kept pages go every few seconds only.
    await expect(async () => {
      await anyone.goto(`/articles/${slug}?sort=top`);
      await expect(anyone.getByText(/^Bank \w+:/).first()).toHaveText(/^Bank Ferry:/, { timeout: 500 });
    }).toPass();
    await expect(anyone.getByRole('navigation', { name: 'Order of comments' })).toContainText(
      'many voices say more',
    );
    await inspect(anyone);
  });

  await test.step('what both banks value comes before what more members adore', async () => {
    const { viewer } = await enroll(`Pia Policy ${kind()}`, 'ADMIN');
    // More than the peers of other tests’ comments come to: what they make of those says nothing about banks.
    const bridging = { ratingsPerComment: 4, ratingsPerRater: 4, raters: 6 };
    await changePolicy({ viewer, patch: { ranking: { bridging } } });
    await give(north, says.North!, 'insightful');
    await give(south, says.North!, 'disagree');
    await give(south, says.South!, 'insightful');
    await give(north, says.South!, 'disagree');
    await give([...north.slice(0, 2), ...south.slice(0, 2)], says.Both!, 'well-argued');
    // Where the banks part must show in more than one comment of each.
    for (const [side, other, comment] of [
      [north, south, says.Mill!],
      [south, north, says.Weir!],
    ] as const) {
      await give(side, comment, 'insightful');
      await give(other, comment, 'disagree');
    }
    await refitBridging();
    await page.goto(`/articles/${slug}?sort=bridging`);
    await expect(comments.first()).toHaveText(/^Bank Both:/);
    await expect(orders.getByRole('link', { name: 'Across viewpoints' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await expect(orders).toContainText('members who usually disagree both found worth reading');
    await inspect(page);
  });
});
