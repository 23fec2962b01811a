import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { database } from '@/lib/platform/db';
import { commentInReview, publishedComment, rejectedComment, waitingComment } from './harness/comments';
import { arriveAs, signIn } from './harness/member';
import { freePort, startSite, type Site } from './harness/site';
import { endSessions } from './harness/standing';
import { expect, inspect, test } from './harness/test';
import { enroll, type World } from './harness/world';

/** What cannot be sent is kept, and sent once. */

const OFFLINE = 'You are offline; we keep it and send it when you are back.';
const AGAIN = 'Nothing came back from us; we keep it and send it again.';

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const send = (page: Page) => page.getByRole('button', { name: 'Send for review' });
const said = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });
const article = (world: World) => `/articles/${world.article.slug}`;
const numberOf = (authorId: string) => database().comment.count({ where: { authorId } });
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':form:')).length);

/** What sends forms is there, as it is a moment after somebody has begun to write. */
const ready = (page: Page) => page.waitForLoadState('networkidle');

/** As for somebody who is in a tunnel: nothing leaves the browser. */
async function writeOffline(page: Page, words: string): Promise<void> {
  await textbox(page).fill(words);
  await ready(page);
  await page.context().setOffline(true);
  await send(page).click();
  await expect(said(page, OFFLINE)).toBeVisible();
}

/** What was sent has arrived, and its page goes on from there. */
async function expectSent(page: Page, authorId: string): Promise<void> {
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  await expect(page.locator('#receipt :focus, #receipt:focus')).toHaveCount(1);
  expect(await numberOf(authorId)).toBe(1);
  expect(await kept(page)).toBe(0);
}

test('a comment that is written offline is kept, and sent once the network is back', async ({
  page,
  context,
  world,
}) => {
  const member = await enroll('Otto Offline');
  await arriveAs(page, member, article(world));
  await writeOffline(page, 'I wind it every Sunday, and it has never been late.');
  await expect(textbox(page)).toHaveValue('I wind it every Sunday, and it has never been late.');
  await expect(textbox(page)).toHaveJSProperty('readOnly', true);
  await expect(send(page)).toBeFocused();
  await inspect(page);
  // Pressing again sends nothing twice.
  await send(page).click();
  await expect(said(page, OFFLINE)).toHaveCount(1);
  expect(await kept(page)).toBe(1);
  await context.setOffline(false);
  await expectSent(page, member.viewer.id);
  const again = page.locator('textarea[name=body]');
  await expect(again).toHaveValue('');
  await expect(again).toHaveJSProperty('readOnly', false);
});

test('what never left can be changed before it is sent', async ({ page, context, world }) => {
  const member = await enroll('Cher Changes');
  await arriveAs(page, member, article(world));
  await writeOffline(page, 'The spring is to blame for all of it.');
  await page.getByRole('button', { name: 'Change it', exact: true }).click();
  await expect(textbox(page)).toBeFocused();
  await expect(said(page, OFFLINE)).toHaveCount(0);
  await textbox(page).fill('The spring is to blame for most of it.');
  await context.setOffline(false);
  await send(page).click();
  await expectSent(page, member.viewer.id);
  const { body } = await database().commentRevision.findFirstOrThrow({
    where: { comment: { authorId: member.viewer.id } },
  });
  expect(body).toBe('The spring is to blame for most of it.');
});

test('it outlives its tab, and says on another page that it was sent', async ({ page, context, world }) => {
  const member = await enroll('Tabea Closes');
  await arriveAs(page, member, article(world));
  await writeOffline(page, 'My grandmother kept the key on a nail behind the door.');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/policy');
  const news = later.getByRole('status').getByRole('link', { name: 'What you wrote has been sent. See it' });
  await expect(news).toBeVisible();
  expect(await numberOf(member.viewer.id)).toBe(1);
  await news.click();
  await expect(later.getByText('0 of 3 reviews done')).toBeVisible();
});

test('its own page brings it back as it was, and sends it', async ({ page, context, world }) => {
  const member = await enroll('Rea Reloads');
  const words = 'It strikes thirteen when the wind is from the north.';
  await arriveAs(page, member, article(world));
  await writeOffline(page, words);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  // The first attempt after it is back comes to nothing.
  let away = true;
  await later.route('**/articles/**', (route) =>
    away && route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
  );
  await later.goto(article(world));
  await expect(said(later, AGAIN)).toBeVisible();
  await expect(textbox(later)).toHaveValue(words);
  away = false;
  await expectSent(later, member.viewer.id);
});

test('two tabs send it once', async ({ page, context, world }) => {
  const member = await enroll('Tom Twotabs');
  await arriveAs(page, member, article(world));
  const other = await context.newPage();
  await other.goto(article(world));
  await textbox(other).focus();
  await writeOffline(page, 'The church has two clocks, and they have never agreed.');
  await context.setOffline(false);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  await expect.poll(() => kept(other)).toBe(0);
  expect(await numberOf(member.viewer.id)).toBe(1);
});

test('an answer that is lost on its way makes no second comment', async ({ page, world }) => {
  const member = await enroll('Lo Stanswer');
  await arriveAs(page, member, article(world));
  let lost = 0;
  await page.route('**/articles/**', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await textbox(page).fill('The pendulum was a kettle once.');
  await send(page).click();
  await expectSent(page, member.viewer.id);
  expect(lost).toBe(1);
});

/** A transaction that holds what it reads. */
async function hold({ databaseUrl }: Site): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin');
  return client;
}

test('a server that dies after it has committed and before it answers has posted it once', async ({
  browser,
  site,
  world,
}) => {
  test.slow();
  const port = await freePort();
  const first = await startSite({ databaseUrl: site.databaseUrl, port });
  const member = await enroll('Dee Dies');
  const page = await (await browser.newContext()).newPage();
  const [author, key] = [await hold(site), await hold(site)];
  await arriveAs(page, member, `${first.url}${article(world)}`);
  await textbox(page).fill('It went on ticking after the fire.');
  // Whose it is has to be known before it can be kept.
  await ready(page);
  // It waits for its author, until what would keep its answer is held up too: so that there is time to die in.
  await author.query('select 1 from members where id = $1 for no key update', [member.viewer.id]);
  await send(page).click();
  const locked = async () =>
    (await key.query('select 1 from idempotency_keys where member_id = $1 for update', [member.viewer.id]))
      .rowCount;
  await expect.poll(locked).toBe(1);
  await author.end();
  await expect.poll(() => numberOf(member.viewer.id)).toBe(1);
  await expect(page.getByRole('status').filter({ hasText: 'It is still being sent.' })).toBeVisible();
  await database()
    .$executeRawUnsafe('drop trigger hang on idempotency_keys')
    .catch(() => undefined);
  first.kill('SIGKILL');
  await first.ended;
  await key.end();
  await expect(said(page, AGAIN)).toBeVisible();
  const second = await startSite({ databaseUrl: site.databaseUrl, port });
  try {
    await expect(page.getByText('0 of 3 reviews done')).toBeVisible({ timeout: 60_000 });
    expect(await numberOf(member.viewer.id)).toBe(1);
    expect(await kept(page)).toBe(0);
  } finally {
    await second.stop();
  }
});

test('it is never sent as somebody else’s', async ({ page, context, world }) => {
  const writer = await enroll('Wim Writes');
  const other = await enroll('Ora Other');
  await arriveAs(page, writer, article(world));
  await writeOffline(page, 'I know who broke it, for I was there.');
  await page.close();
  await context.setOffline(false);
  await context.clearCookies();
  const theirs = await context.newPage();
  await arriveAs(theirs, other, article(world));
  await textbox(theirs).focus();
  await expect(theirs.locator('[data-member]')).toHaveCount(1);
  await theirs.waitForLoadState('networkidle');
  await expect(textbox(theirs)).toHaveValue('');
  expect(await kept(theirs)).toBe(1);
  expect(await numberOf(writer.viewer.id)).toBe(0);
  expect(await numberOf(other.viewer.id)).toBe(0);
  await arriveAs(theirs, writer, article(world));
  await expectSent(theirs, writer.viewer.id);
  expect(await numberOf(other.viewer.id)).toBe(0);
});

test('who signs in elsewhere in this browser does not send what another typed', async ({
  page,
  context,
  world,
}) => {
  const writer = await enroll('Wanda Leaves');
  const other = await enroll('Oskar Arrives');
  await arriveAs(page, writer, article(world));
  await textbox(page).fill('The hands are from another clock, as everybody in the trade can see.');
  const tab = await context.newPage();
  await arriveAs(tab, other, '/account');
  await send(page).click();
  await expect(said(page, 'Somebody else is signed in here by now.')).toBeVisible();
  await expect(textbox(page)).toHaveValue(/hands are from another clock/);
  expect((await numberOf(other.viewer.id)) + (await numberOf(writer.viewer.id))).toBe(0);
});

test('a session that ends meanwhile: the text is safe, and is sent after signing in', async ({
  page,
  context,
  world,
}) => {
  const member = await enroll('Sen Sessionless');
  await arriveAs(page, member, article(world));
  await writeOffline(page, 'We set it by the noon gun, which was set by the clock.');
  await endSessions(member.viewer);
  await context.setOffline(false);
  await expect(said(page, 'Your session has ended.')).toBeVisible();
  await expect(textbox(page)).toHaveValue(/noon gun/);
  const [door] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the sign-in page in a new tab' }).click(),
  ]);
  await expect(door.getByText('Your text is safe. It waits for you where you wrote it.')).toBeVisible();
  await inspect(door);
  await signIn(door, member);
  await expect(door).toHaveURL(/\/$/);
  await door.close();
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible({ timeout: 20_000 });
  expect(await numberOf(member.viewer.id)).toBe(1);
});

test('an answer that takes long is waited for, and nothing is sent twice', async ({ page, world }) => {
  const member = await enroll('Slo Wly');
  await arriveAs(page, member, article(world));
  let sent = 0;
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/articles/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent += 1;
    await gate;
    await route.continue();
  });
  await textbox(page).fill('The repair took nine years, and was worth it.');
  await send(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'It is still being sent.' })).toBeVisible();
  await send(page).click();
  await send(page).click();
  await expect(send(page)).toBeFocused();
  go();
  await expectSent(page, member.viewer.id);
  expect(sent).toBe(1);
});

test('reply, edit, report, review and appeal are kept and sent as a comment is', async ({
  page,
  context,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll('Ada Unsent');
  const top = await publishedComment(author.viewer, slug, 'It was late on the day that I was born.');
  const member = await enroll('Una Unsent');
  const turnedDown = await rejectedComment(member.viewer, slug, 'Whoever made it ought to be wound up.');
  const edited = await commentInReview(member.viewer, slug, 'The dial is enamel, and the enamel is cracked.');
  const offline = async (button: string, done: () => Promise<void>) => {
    await page.getByRole('button', { name: button }).focus();
    await ready(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: button }).click();
    await expect(said(page, OFFLINE)).toBeVisible();
    await context.setOffline(false);
    await done();
    await expect.poll(() => kept(page)).toBe(0);
  };

  await test.step('report', async () => {
    await arriveAs(page, member, `/articles/${slug}/comments/${top}/report`);
    await page.getByRole('radio').first().check();
    await page.getByRole('textbox').fill('It is about another clock.');
    await offline('Report comment by Ada Unsent', async () => {
      await expect(page.getByText('Thank you. Your report is with the moderators')).toBeVisible();
      await expect(page.locator(':focus')).toContainText('Thank you');
    });
    expect(await database().report.count({ where: { memberId: member.viewer.id } })).toBe(1);
  });

  await test.step('edit', async () => {
    await page.goto(`/my-comments/${edited}/edit`);
    await textbox(page).fill('The dial is enamel, and the enamel is whole.');
    await expect(page.getByText('Draft saved')).toBeVisible();
    await offline('Send the new text', async () => {
      await expect(page).toHaveURL(/my-comments\?revised=/);
      await expect(page.getByText('The dial is enamel, and the enamel is whole.')).toBeVisible();
    });
    expect(await database().commentRevision.count({ where: { commentId: edited } })).toBe(2);
  });

  await test.step('appeal', async () => {
    await page.goto(`/my-comments/${turnedDown}/decision`);
    await page.getByRole('textbox').fill('It was a joke about a clock, and about nobody who ever made one.');
    await offline('Send the appeal', async () => {
      await expect(page.getByText('Your appeal is in')).toBeVisible();
    });
    expect(await database().appeal.count({ where: { memberId: member.viewer.id } })).toBe(1);
  });

  await test.step('review', async () => {
    for (const name of ['Abe', 'Bea', 'Cal'])
      await commentInReview((await enroll(`${name} Unsent`)).viewer, slug, `${name} has seen the works.`);
    const reviewer = await enroll('Rey Unsent');
    await waitingComment(reviewer.viewer, slug, 'The works were replaced in the war.');
    await context.clearCookies();
    await arriveAs(page, reviewer, '/review');
    const panel = page.getByRole('region', { name: 'Peer review' });
    await panel.getByRole('radio', { name: 'Yes', exact: true }).check();
    await offline('Submit review', async () => {
      await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
      await expect(page.locator(':focus')).not.toHaveCount(0);
    });
    expect(await database().review.count({ where: { reviewerId: reviewer.viewer.id } })).toBe(1);
  });

  await test.step('reply', async () => {
    const replier = await enroll('Rip Unsent');
    await context.clearCookies();
    await arriveAs(page, replier, `/articles/${slug}`);
    await page.locator(`#comment-${top}`).getByRole('link', { name: 'Reply' }).click();
    const form = page.getByRole('form', { name: 'Reply to Ada Unsent' });
    await form.getByRole('textbox').fill('So was I, and by the same clock.');
    await ready(page);
    await context.setOffline(true);
    await form.getByRole('button', { name: 'Send for review' }).click();
    await expect(said(page, OFFLINE)).toBeVisible();
    await context.setOffline(false);
    await expectSent(page, replier.viewer.id);
  });
});

test('what is refused once it arrives comes back to its writer', async ({ page, context, world }) => {
  const member = await enroll('Rita Refused');
  await arriveAs(page, member, article(world));
  await writeOffline(page, 'See https://example.org for what I think of it all.');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/policy');
  const news = later.getByRole('status').getByRole('link', { name: 'could not be sent as it is' });
  await expect(news).toBeVisible();
  await news.click();
  await expect(textbox(later)).toHaveValue(/example\.org/);
  await expect(said(later, 'could not be sent as it is')).toBeVisible();
  await textbox(later).fill('You will find what I think of it all in the archive.');
  await send(later).click();
  await expectSent(later, member.viewer.id);
});

test('a fault of ours that lasts gives the text back, to be changed, copied, and found again', async ({
  page,
  world,
}) => {
  const author = await enroll('Fay Faulted');
  const id = await publishedComment(
    author.viewer,
    world.article.slug,
    'The hands are of two different clocks.',
  );
  const member = await enroll('Finn Faulted');
  await arriveAs(page, member, `/articles/${world.article.slug}/comments/${id}/report`);
  await page.getByRole('radio').first().check();
  const note = page.getByRole('textbox');
  await note.fill('They are of one clock, and I have the other.');
  const button = page.getByRole('button', { name: 'Report comment by Fay Faulted' });
  await button.focus();
  await ready(page);
  await page.route('**/report', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 200, headers: { acted: 'internal' }, body: '' })
      : route.fallback(),
  );
  await button.click();
  await expect(note).toHaveJSProperty('readOnly', true);
  await expect(said(page, 'could not be sent as it is')).toBeVisible({ timeout: 30_000 });
  await expect(note).toHaveJSProperty('readOnly', false);
  await note.fill('They are of one clock.');
  await page.unroute('**/report');
  await page.reload();
  await expect(note).toHaveValue('They are of one clock.');
  await expect(page.getByRole('radio').first()).toBeChecked();
  await button.click();
  await expect(page.getByText('Thank you. Your report is with the moderators')).toBeVisible();
  expect(await kept(page)).toBe(0);
  expect(await database().report.count({ where: { memberId: member.viewer.id } })).toBe(1);
});

test('a draft whose answer was lost is not taken for another device’s', async ({ page, world }) => {
  const member = await enroll('Sam Device');
  await arriveAs(page, member, article(world));
  let lost = false;
  await page.route('**/draft', async (route) => {
    if (lost || route.request().method() !== 'PUT') return route.continue();
    lost = true;
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await textbox(page).fill('The first thought, which is long.');
  await expect.poll(() => lost).toBe(true);
  await textbox(page).fill('Another thought.');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(page.getByRole('button', { name: /both/i })).toHaveCount(0);
  const draft = await database().draft.findFirstOrThrow({ where: { memberId: member.viewer.id } });
  expect(draft.body).toBe('Another thought.');
});

test('offline before what keeps it has come, the page stays, and says so', async ({
  page,
  context,
  world,
}) => {
  const member = await enroll('Ike Tooearly');
  await page.route('**/assets/send-in-place*', (route) => route.abort('internetdisconnected'));
  await arriveAs(page, member, article(world));
  await textbox(page).fill('I could not wait for anything.');
  await context.setOffline(true);
  await send(page).click();
  await expect(said(page, 'You are offline. Your text is still here')).toBeVisible();
  await expect(textbox(page)).toHaveValue('I could not wait for anything.');
  await context.setOffline(false);
  await send(page).click();
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
});
