import type { Locator, Page } from '@playwright/test';
import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { database } from '@/lib/platform/db';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

const comment = (page: Page, id: string): Locator => page.locator(`#comment-${id}`);

/** An article on water by a member of staff, with somebody who has proved that they know of it. */
async function anArticleOnWater(name: string) {
  const reporter = await enroll(`${name} Reporter ${kind()}`, 'MODERATOR');
  await database().member.update({ where: { id: reporter.viewer.id }, data: { isAuthor: true } });
  const knowing = await enroll(`${name} Knowing ${kind()}`);
  const slug = `${name.toLowerCase()}-on-water-${kind().toLowerCase()}`;
  const text = `---
headline: Where ${name}’s water goes (${kind()})
slug: ${slug}
standfirst: Half of it never reaches a tap.
byline: A. Reporter
author: ${reporter.email}
date: '2026-02-03T06:00:00Z'
topics: [Water]
---

Everybody had an opinion. Two people had a spanner.
`;
  await importArticle({ article: parseArticleFile(text) });
  const statement = { field: 'Water', line: 'Meter technician' };
  await stateExpertise({ viewer: knowing.viewer, items: [statement] });
  const { id } = await database().expertise.findFirstOrThrow({ where: { memberId: knowing.viewer.id } });
  await verifyExpertise({ viewer: reporter.viewer, id, verified: true, expected: statement });
  return { slug, reporter, knowing };
}

test('who wrote is seen at a glance, and read out once @plain', async ({ page, world: _ }) => {
  const { slug, reporter, knowing } = await anArticleOnWater('Glance');
  const layman = await enroll(isScripted() ? 'عائشة محمود' : 'زينب محمود');
  const [first, second] = [
    await publishedComment(layman.viewer, slug, `I have a bath on Sundays (${kind()}).`),
    await publishedComment(knowing.viewer, slug, `Half of it never reaches a tap (${kind()}).`),
  ];
  const answer = await publishedComment(
    reporter.viewer,
    slug,
    `Thank you, I have added that (${kind()}).`,
    second,
  );
  await page.goto(`/articles/${slug}`);
  await expect(comment(page, answer).getByText('Author of the article', { exact: true })).toBeVisible();
  await expect(comment(page, second).getByText('Meter technician')).toBeVisible();
  const avatarOf = (id: string) => comment(page, id).locator('[data-initials]');
  await expect(avatarOf(second)).toHaveAttribute('data-initials', kind() === 'Script' ? 'GS' : 'GP');
  await expect(avatarOf(first)).toHaveAttribute('aria-hidden', 'true');
  await expect(comment(page, second)).not.toContainText(/G[SP]/);
  if (isScripted()) {
    const shapeOf = (id: string) =>
      avatarOf(id).evaluate((one) => {
        const { borderRadius, outlineStyle, backgroundColor } = getComputedStyle(one);
        return { round: borderRadius === '50%', ring: outlineStyle === 'solid', backgroundColor };
      });
    expect(await shapeOf(first)).toMatchObject({ round: true, ring: false });
    expect(await shapeOf(second)).toMatchObject({ round: true, ring: true });
    expect(await shapeOf(answer)).toMatchObject({ round: false, ring: false });
  }
  await inspect(page);
});

test('on a phone the acts under a comment are one row for a thumb', async ({ browser, site, world }) => {
  const [author, reader] = [await enroll('Thumb Writes'), await enroll('Thumb Reads')];
  const { slug } = world.article;
  const id = await publishedComment(author.viewer, slug, 'The spring had been oiled with butter.');
  const reply = await publishedComment(author.viewer, slug, 'Salted butter, I should add.', id);
  for (const kindOf of ['insightful', 'disagree'])
    await setReaction({
      viewer: (await enroll(`Thumb ${kindOf}`)).viewer,
      commentId: reply,
      kind: kindOf,
      on: true,
    });
  for (const width of [320, 390]) {
    const phone = await browser.newContext({
      baseURL: site.url,
      viewport: { width, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await phone.newPage();
    await arriveAs(page, reader, `/articles/${slug}/comments/${id}`);
    const under = comment(page, reply);
    const acts = under.getByRole('group', { name: /^Reactions/ }).getByRole('button');
    await expect(acts).toHaveText([/^Insightful 1$/, /^Well argued $/, /^I disagree, respectfully 1$/]);
    const targets = [
      ...(await acts.all()),
      under.getByRole('link', { name: 'Reply to Thumb Writes' }),
      under.locator('summary', { hasText: 'More about the comment by Thumb Writes' }),
    ];
    const boxes = await Promise.all(targets.map(async (one) => (await one.boundingBox())!));
    for (const { width: wide, height } of boxes) {
      expect(wide).toBeGreaterThanOrEqual(44);
      expect(height).toBeGreaterThanOrEqual(44);
    }
    expect(new Set(boxes.map(({ y, height }) => Math.round(y + height / 2))).size, `at ${width}`).toBe(1);
    const up = (await under.getByRole('link', { name: 'Up to the comment by Thumb Writes' }).boundingBox())!;
    expect(Math.min(up.width, up.height)).toBeGreaterThanOrEqual(44);

    await test.step('the whole name shows while it is pressed, and is read out always', async () => {
      const disagree = under.getByRole('button', { name: 'I disagree, respectfully 1', exact: true });
      const hidden = () => disagree.locator('bdi').evaluate((one) => getComputedStyle(one).clipPath);
      expect(await hidden()).toBe('inset(50%)');
      await disagree.focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      expect(await hidden()).toBe('none');
    });

    await test.step('a reaction is given, with the focus where it was, and said', async () => {
      await under.getByRole('button', { name: 'Well argued' }).tap();
      await expect(under.getByRole('button', { name: 'Well argued 1' })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
      await expect(page.getByRole('status').filter({ hasText: 'Your reaction is counted.' })).toBeAttached();
      await under.getByRole('button', { name: 'Well argued 1' }).tap();
      await expect(
        page.getByRole('status').filter({ hasText: 'Your reaction is taken back.' }),
      ).toBeAttached();
    });
    await phone.close();
  }
});

test('at a desk “Disagree” is short, and says the whole when it is pointed at', async ({ page, world }) => {
  const [author, reader] = [await enroll('Pointer Writes'), await enroll('Pointer Reads')];
  const id = await publishedComment(
    author.viewer,
    world.article.slug,
    'A letter to each of three departments.',
  );
  await arriveAs(page, reader, `/articles/${world.article.slug}/comments/${id}`);
  const disagree = comment(page, id).getByRole('button', { name: 'I disagree, respectfully', exact: true });
  const shown = () =>
    disagree.evaluate((one) => [
      getComputedStyle(one, '::after').content,
      getComputedStyle(one.querySelector('bdi')!).clipPath,
    ]);
  await expect.poll(shown).toEqual([expect.stringContaining('Disagree'), 'inset(50%)']);
  await disagree.hover();
  await expect.poll(shown).toEqual([expect.stringContaining('Disagree'), 'none']);
});
