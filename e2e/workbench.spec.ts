import type { Page } from '@playwright/test';
import { changePolicy } from '@/lib/moderation/change-policy';
import { carryOutHeld } from '@/lib/moderation/held-decisions/carry-out';
import { query } from '@/lib/testing/database';
import { objectedComment, referredComment } from './harness/comments';
import { openCase, unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { endSessions } from './harness/standing';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, type Account, type World } from './harness/world';

/** A moderator goes through a queue: the list, the case beside it, and the bar that decides it. */

const heading = (page: Page) => page.locator('#case-title');

/** Arrives at the workbench; what listens to keys is fetched by then, and says so. */
async function arriveWithKeys(page: Page, moderator: Account): Promise<void> {
  await arriveAs(page, moderator, '/admin');
  await expect(page.getByText('Keys', { exact: true })).toBeVisible();
}

/** Comments that wait for a moderator before all that other tests have left, in the order of the list. */
async function referred(world: World, names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const author = await enroll(name);
    ids.push(
      await referredComment(author.viewer, world.article.slug, `${name} has this to say of the clock.`),
    );
  }
  await query(
    `update comments c set state_changed_at = (select min(state_changed_at) - interval '1 hour' from comments) + o.place * interval '1 second'
     from unnest($1::uuid[]) with ordinality as o (id, place) where c.id = o.id`,
    [ids],
  );
  return ids;
}

test('fifty referred comments are decided by keyboard alone, in two or three acts each, and no page is loaded', async ({
  page,
  world,
}) => {
  test.setTimeout(240_000);
  const names = Array.from({ length: 50 }, (_, place) => `Waits ${place + 20} Longest`);
  const ids = await referred(world, names);
  const moderator = await enroll('Kornelia Keyboard', 'MODERATOR');
  await arriveWithKeys(page, moderator);
  let [loads, acts] = [0, 0];
  page.on('load', () => (loads += 1));
  const press = async (key: string) => {
    acts += 1;
    await page.keyboard.press(key);
  };
  const begunAt = Date.now();
  for (const [place, name] of names.entries()) {
    await expect(heading(page)).toHaveText(`Comment by ${name}`);
    if (place > 0) await expect(page.locator('#case')).toBeFocused();
    if (place % 2) await press('f');
    else for (const key of ['d', '1', 'Enter']) await press(key);
  }
  await expect(page.getByText(`Published: the comment by ${names.at(-1)}`)).toBeVisible();
  expect(loads).toBe(0);
  expect(acts / names.length).toBeLessThan(3);
  expect(Date.now() - begunAt).toBeLessThan(15 * 60_000);
  const rows = await query<{ state: string; rule: string | null; note: string | null }>(
    `select c.state::text, d.rule, d.note #>> '{}' as note from comments c
     join lateral (select rule, note from decisions where comment_id = c.id order by version desc limit 1) d on true
     where c.id = any($1::uuid[]) order by c.state_changed_at`,
    [ids],
  );
  const rejected = rows.filter(({ state }) => state === 'REJECTED');
  expect(rows.filter(({ state }) => state === 'PUBLISHED')).toHaveLength(25);
  expect(rejected).toHaveLength(25);
  expect(new Set(rejected.map(({ rule }) => rule))).toEqual(new Set(['civility']));
  expect(rejected[0]!.note).toContain('It insults or mocks somebody.');
});

test('the list and the case are gone through, and every key says what it does', async ({ page, world }) => {
  const [first, second, third] = ['Ida Is First', 'Sia Is Second', 'Tia Is Third'] as const;
  await referred(world, [first, second, third, 'Lea Is Last']);
  const moderator = await enroll('Lina Looks', 'MODERATOR');
  await arriveWithKeys(page, moderator);
  await expect(heading(page)).toHaveText(`Comment by ${first}`);
  const press = (key: string) => page.keyboard.press(key);
  await press('j');
  await expect(heading(page)).toHaveText(`Comment by ${second}`);
  await expect(page.locator('#case')).toBeFocused();
  await expect(page.getByRole('link', { name: second }).first()).toHaveAttribute('aria-current', 'true');
  await press('k');
  await expect(heading(page)).toHaveText(`Comment by ${first}`);
  await page.goBack();
  await expect(heading(page)).toHaveText(`Comment by ${second}`);

  await test.step('what was selected is the passage, and the rule has its reason ready until one is written', async () => {
    await page.locator('[data-judged] p').last().selectText();
    await press('d');
    const form = page.getByRole('form', { name: 'Reject it' });
    await expect(form.getByLabel('Passage it concerns')).toHaveValue(
      `${second} has this to say of the clock.`,
    );
    await press('6');
    await expect(form.getByLabel('Reason')).toHaveValue(/^It is not about the article/);
    await press('7');
    await expect(form.getByLabel('Reason')).toHaveValue(/^It has private details/);
    await form.getByLabel('Reason').fill('It names where somebody lives: f, d and 1 are letters here.');
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await expect(form.getByLabel('Reason')).toHaveValue(/^It names where somebody lives/);
    await inspect(page);
    await press('Escape');
    await expect(form).toBeHidden();
    await expect(page.getByText('Reject…', { exact: true })).toBeFocused();
    await press('d');
    await form.getByLabel('Reason').press('Control+Enter');
    await expect(page.getByText(`Rejected: the comment by ${second}`)).toBeVisible();
    await expect(heading(page)).toHaveText(`Comment by ${third}`);
  });

  await test.step('what was typed about one is not in the form of the next', async () => {
    await press('d');
    const form = page.getByRole('form', { name: 'Reject it' });
    await form.getByLabel('Reason').fill('Meant for the third alone.');
    await form.getByLabel('Reason').press('Escape');
    await press('j');
    await expect(heading(page)).not.toHaveText(`Comment by ${third}`);
    await expect(form).toBeHidden();
    await press('d');
    await expect(form.getByLabel('Reason')).toHaveValue('');
    await press('Escape');
    await press('k');
    await expect(heading(page)).toHaveText(`Comment by ${third}`);
    await press('d');
    await expect(form.getByLabel('Reason')).toHaveValue('Meant for the third alone.');
    await form.getByLabel('Reason').fill('');
    await press('Escape');
  });

  await test.step('another queue, and keys that are switched off', async () => {
    await press('?');
    await expect(page.getByText('Publish, restore, or dismiss reports')).toBeInViewport();
    await inspect(page);
    await page.getByLabel('Single keys act').uncheck();
    await press('t');
    await press('j');
    await expect(heading(page)).toHaveText(`Comment by ${third}`);
    await page.getByLabel('Single keys act').check();
  });

  await test.step('a letter is given up for another one, and two never do the same', async () => {
    const next = page.getByRole('textbox', { name: 'Next comment' });
    await next.fill('k');
    await next.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Previous comment' })).toHaveValue('j');
    await next.fill('7');
    await next.press('Enter');
    await expect(next).toHaveValue('k');
    await press('Escape');
    await page.locator('#case').focus();
    await press('j');
    await expect(heading(page)).toHaveText(`Comment by ${first}`);
    await press('k');
    await expect(heading(page)).toHaveText(`Comment by ${third}`);
    await expect(page.getByRole('link', { name: 'Next', exact: true })).toHaveAttribute(
      'aria-keyshortcuts',
      'k',
    );
    await press('?');
    await page.getByRole('button', { name: 'The usual keys again' }).click();
    await expect(next).toHaveValue('j');
    await press('Escape');
  });

  await test.step('one at a time, and with the list again', async () => {
    const list = page.getByRole('region', { name: 'Comments: Referred' });
    await page.locator('#case').focus();
    await press('z');
    await expect(list).toBeHidden();
    await press('j');
    await expect(heading(page)).toHaveText('Comment by Lea Is Last');
    await press('k');
    await expect(heading(page)).toHaveText(`Comment by ${third}`);
    await expect(list).toBeHidden();
    await inspect(page);
    await press('z');
    await expect(list).toBeVisible();
    await press('t');
    await expect(page.getByRole('heading', { level: 1, name: 'Reported' })).toBeVisible();
  });
});

test('what is decided leads to the next case, without script too, and a reason stands ready @plain', async ({
  page,
  world,
}) => {
  const [first, second] = [`Pia Precedes ${kind()}`, `Fia Follows ${kind()}`];
  await referred(world, [first, second]);
  await arriveAs(page, world.moderator, '/admin');
  await openCase(page, { displayName: first });
  const form = await unfold(page, 'Reject');
  await form.getByRole('radio', { name: 'Respect privacy' }).check();
  await form.getByRole('button', { name: /^Reject comment by/ }).click();
  await expect(page.getByText(`Rejected: the comment by ${first}`)).toBeVisible();
  await expect(page.getByText('Its author is told the rule and your reason.').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: `Comment by ${second}` })).toBeVisible();
  await page.getByRole('button', { name: `Publish comment by ${second}` }).click();
  await expect(page.getByText(`Published: the comment by ${second}`)).toBeVisible();
});

test('what comes too late for one case is never aimed at the next @plain', async ({
  page,
  stranger,
  world,
}) => {
  const [first, second] = [`Tora Too-Late ${kind()}`, `Nena Next ${kind()}`];
  await referred(world, [first, second]);
  // The address names no case: the first of the queue is open.
  await arriveAs(page, world.moderator, '/admin');
  const form = await unfold(page, 'Reject');
  await form.getByRole('radio', { name: 'No hate' }).check();
  await form.getByLabel('Reason').fill('Meant for the first.');
  const other = await stranger();
  await arriveAs(other, world.admin, '/admin');
  await openCase(other, { displayName: first });
  await other.getByRole('button', { name: `Publish comment by ${first}` }).click();
  await expect(other.getByText(`Published: the comment by ${first}`)).toBeVisible();

  await form.getByRole('button', { name: /^Reject comment by/ }).click();
  await expect(page.getByText('You had written: “Meant for the first.”')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: `Comment by ${first}` })).toBeVisible();
  await page.goto('/admin');
  await openCase(page, { displayName: second });
  await expect(page.getByText('Meant for the first.')).toHaveCount(0);
});

test('a reason that was typed outlives the session @plain', async ({ page, world }) => {
  const name = `Ulla Unsent ${kind()}`;
  await referred(world, [name]);
  const moderator = await enroll(`Moira Meanwhile ${kind()}`, 'MODERATOR');
  await arriveAs(page, moderator, '/admin');
  await openCase(page, { displayName: name });
  const form = await unfold(page, 'Reject');
  await form.getByRole('radio', { name: 'No hate' }).check();
  await form.getByLabel('Reason').fill('Half an hour of work.');
  await endSessions(moderator.viewer);
  await form.getByRole('button', { name: /^Reject comment/ }).click();
  await expect(page.getByText(/session has ended/i).first()).toBeVisible();
  await expect(form.getByLabel('Reason')).toHaveValue('Half an hour of work.');
});

test('reviews are read before reviewers: who they are is one click away, which is recorded @plain', async ({
  page,
  world,
}) => {
  const author = await enroll(`Odda Outvoted ${kind()}`);
  const reviewers = await Promise.all(
    ['Quinn', 'Rosa', 'Stan'].map((name) => enroll(`${name} Quorum ${kind()}`)),
  );
  const id = await objectedComment(author.viewer, world.article.slug, 'It is the clock again.', {
    reviewers: reviewers.map(({ viewer }) => viewer),
    note: 'It is not about the article.',
  });
  await arriveAs(page, world.moderator, `/admin/comments/${id}`);
  const reviews = page.getByRole('region', { name: 'Reviews' });
  await expect(page.getByText(/likely to be acceptable by what its reviewers say/)).toBeVisible();
  await expect(reviews.getByText('Reviewer 1', { exact: true })).toBeVisible();
  for (const { displayName } of reviewers) await expect(page.getByText(displayName)).toHaveCount(0);
  await inspect(page);
  await reviews.getByRole('button', { name: 'Show who reviewed it' }).click();
  for (const { displayName } of reviewers) await expect(reviews.getByText(displayName)).toBeVisible();
  await expect(page.getByText(/asked who had reviewed a comment/)).toBeVisible();
});

test('against all reviewers it asks once more, by two keys or by two buttons @plain', async ({
  page,
  world,
}) => {
  const [first, second] = [`Odile Opposed ${kind()}`, `Nadir Nearby ${kind()}`];
  const [, after] = await referred(world, ['Nobody Needs-It', second]);
  const author = await enroll(first);
  const reviewers = [
    await enroll(`Una ${kind()}`),
    await enroll(`Urs ${kind()}`),
    await enroll(`Uta ${kind()}`),
  ];
  const id = await objectedComment(author.viewer, world.article.slug, `${first} is told off.`, {
    reviewers: reviewers.map(({ viewer }) => viewer),
    note: 'It is rude.',
  });
  await query(
    `update comments set state = 'REFERRED', state_changed_at =
       (select state_changed_at - interval '1 second' from comments where id = $2) where id = $1`,
    [id, after],
  );
  await arriveAs(page, world.moderator, '/admin');
  await openCase(page, { displayName: first });
  const confirm = page.getByRole('button', { name: `publish comment by ${first}` });
  await expect(confirm).toBeHidden();
  if (isScripted()) {
    await expect(page.getByText('Keys', { exact: true })).toBeVisible();
    await page.keyboard.press('f');
    await expect(confirm).toBeFocused();
    await expect(confirm).toHaveAccessibleDescription(/Nobody who reviewed it accepts it; [23] object/);
    await page.keyboard.press('Escape');
    await expect(confirm).toBeHidden();
    await page.keyboard.press('f');
  } else await page.getByText('Publish…', { exact: true }).click();
  await expect(page.getByText(/then counts as wrong in their records/)).toBeVisible();
  await inspect(page);
  if (isScripted()) await page.keyboard.press('Enter');
  else await confirm.click();
  await expect(page.getByText(`Published: the comment by ${first}`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: `Comment by ${second}` })).toBeVisible();
});

test('a decision is held, shown to others, and taken back @plain', async ({ page, stranger, world }) => {
  const [first, second] = [`Hedda Held ${kind()}`, `Ilse In-Turn ${kind()}`];
  const [id] = await referred(world, [first, second]);
  const { viewer: admin } = await enroll(`Amos Adjusts ${kind()}`, 'ADMIN');
  const setHold = (holdSeconds: number) =>
    changePolicy({ viewer: admin, patch: { moderation: { holdSeconds } } });
  await setHold(60);
  try {
    await arriveAs(page, world.moderator, '/admin');
    await openCase(page, { displayName: first });
    if (isScripted()) {
      await expect(page.getByText('Keys', { exact: true })).toBeVisible();
      await page.keyboard.press('f');
    } else await page.getByRole('button', { name: `Publish comment by ${first}` }).click();
    await expect(page.getByText(`Publishing: the comment by ${first}`)).toBeVisible();
    await expect(page.getByText(/^It takes effect in \d+ seconds/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: `Comment by ${second}` })).toBeVisible();
    await inspect(page);

    const other = await stranger();
    await arriveAs(other, world.admin, '/admin');
    const row = other.getByRole('link', { name: first }).first();
    await expect(row).toContainText(`${world.moderator.displayName}: publish, held`);
    await row.click();
    await expect(other.getByText(`${world.moderator.displayName} has decided to publish it.`)).toBeVisible();
    await expect(other.getByRole('button', { name: `Publish comment by ${first}` })).toHaveCount(0);

    if (isScripted()) await page.keyboard.press('u');
    else await page.getByRole('button', { name: /^Take it back/ }).click();
    await expect(page.getByText(`Taken back: the decision about the comment by ${first}`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: `Comment by ${first}` })).toBeVisible();
    await page.getByRole('button', { name: `Publish comment by ${first}` }).click();
    await expect(page.getByText(`Publishing: the comment by ${first}`)).toBeVisible();

    const [held] = await query<{ id: string }>('select id from held_decisions where comment_id = $1', [id]);
    await carryOutHeld({ commentId: id!, decisionId: held!.id });
    await page.getByRole('button', { name: /^Take it back/ }).click();
    await expect(page.getByText('It was too late to take it back')).toBeVisible();
    expect(await query('select state::text from comments where id = $1', [id])).toEqual([
      { state: 'PUBLISHED' },
    ]);
  } finally {
    await setHold(0);
  }
});

test('who has a case open is told on its row, and others go past it @plain', async ({
  page,
  stranger,
  world,
}) => {
  const [first, second] = [`Cleo Claimed ${kind()}`, `Nora Not-Claimed ${kind()}`];
  await referred(world, [first, second]);
  const names = [`Lindelani ${kind()}`, `Moss ${kind()}`] as const;
  const [one, other] = [await enroll(names[0], 'MODERATOR'), await enroll(names[1], 'MODERATOR')];
  await arriveAs(page, one, '/admin');
  await openCase(page, { displayName: first });

  const desk = await stranger();
  await arriveAs(desk, other, '/admin');
  await expect(desk.getByRole('heading', { level: 2, name: `Comment by ${second}` })).toBeVisible();
  await expect(desk.getByRole('link', { name: first }).first()).toContainText(`${names[0]} is on this.`);
  await openCase(desk, { displayName: first });
  await expect(
    desk.getByRole('region', { name: 'Your decision' }).getByText(`${names[0]} is on this.`),
  ).toBeVisible();
  await inspect(desk);
  await desk.getByRole('button', { name: `Publish comment by ${first}` }).click();
  await expect(desk.getByText(`Published: the comment by ${first}`)).toBeVisible();
});

test('on a phone the list and the case are two screens', async ({ page, world }) => {
  test.skip(!isScripted());
  const [name] = ['Phil On A Phone'];
  await referred(world, [name]);
  await page.setViewportSize({ width: 320, height: 640 });
  await arriveAs(page, world.moderator, '/admin');
  await expect(heading(page)).toBeHidden();
  await openCase(page, { displayName: name });
  await expect(heading(page)).toHaveText(`Comment by ${name}`);
  await expect(page.getByRole('region', { name: /^Comments: / })).toBeHidden();
  const publish = page.getByRole('button', { name: `Publish comment by ${name}` });
  expect((await publish.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await expect(publish).toBeInViewport();
  await inspect(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(heading(page)).toBeHidden();
  await expect(page.getByRole('link', { name }).first()).toBeVisible();
});

test('on a phone the ways through the desk are folded up under where one is @scriptless', async ({
  page,
  world,
}) => {
  const name = `Fola Folds ${kind()}`;
  await referred(world, [name]);
  await page.setViewportSize({ width: 320, height: 640 });
  await arriveAs(page, world.moderator, '/admin/audit');
  const ways = page.getByRole('navigation', { name: 'Moderation desk' });
  const line = ways.locator('summary');
  const members = ways.getByRole('link', { name: 'Members' });
  await expect(line).toHaveText(/^Audit\s+\d+ waiting in all$/);
  await expect(members).toBeHidden();
  await line.press('Enter');
  await expect(ways.getByRole('link', { name: 'Audit' })).toHaveAttribute('aria-current', 'page');
  await members.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
  await expect(line).toHaveText(/^Members/);
  await expect(members).toBeHidden();

  await test.step('as is what a page is narrowed by, until it is', async () => {
    await page.goto('/admin/audit');
    const who = page.getByLabel('Who did it');
    await expect(who).toBeHidden();
    await page.getByText('Search the record', { exact: true }).click();
    await who.fill(world.moderator.displayName);
    await page.getByRole('search').getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/who=/);
    await expect(who).toHaveValue(world.moderator.displayName);
    await expect(who).toBeVisible();
  });

  await test.step('keys unfold what they lead into, and go where a tab leads', async () => {
    if (!isScripted()) return;
    await page.goto('/admin');
    await expect(page.getByText('Keys', { exact: true })).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByLabel('Words of the text, or a name')).toBeFocused();
    await line.click();
    await ways.getByRole('link', { name: /^Referred/ }).focus();
    await page.keyboard.press('t');
    await expect(page.getByRole('heading', { level: 1, name: 'Reported' })).toBeVisible();
    await expect(members).toBeHidden();
    await expect(page.locator('#content')).toBeFocused();
  });

  await test.step('a wide window has all of it', async () => {
    await page.goto('/admin/audit');
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(ways.getByRole('link', { name: 'Articles' })).toBeVisible();
    await expect(line).toBeHidden();
    await expect(page.getByLabel('Who did it')).toBeVisible();
  });
});

test('in a wide window the tabs are one row, and under it are the places of the subject that is open @scriptless', async ({
  page,
  world,
  stranger,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await arriveAs(page, world.admin, '/admin/webhooks');
  const ways = page.getByRole('navigation', { name: 'Moderation desk' });
  const link = (name: string | RegExp) => ways.getByRole('link', { name });
  const [first, last] = [await link(/^Referred/).boundingBox(), await link('System').boundingBox()];
  expect(first!.y).toBe(last!.y);
  await expect(link('System')).toHaveAttribute('aria-current', 'true');
  await expect(link('Webhooks')).toHaveAttribute('aria-current', 'page');
  await expect(link('Audit')).toBeHidden();
  await link('Records').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Numbers' })).toBeVisible();
  await expect(link('Webhooks')).toBeHidden();
  await link('Audit').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();

  await test.step('a subject of which one may enter a single place is that place', async () => {
    const theirs = await stranger();
    await arriveAs(theirs, world.moderator, '/admin/health');
    const tabs = theirs.getByRole('navigation', { name: 'Moderation desk' });
    await expect(tabs.getByRole('link', { name: 'Health' })).toHaveAttribute('aria-current', 'page');
    await expect(tabs.getByRole('link', { name: 'System' })).toHaveCount(0);
    await expect(tabs.locator('a[href="/admin/keys"]')).toHaveCount(0);
  });
});
