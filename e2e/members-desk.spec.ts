import type { Page } from '@playwright/test';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { query } from '@/lib/testing/database';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { commentInReview, lease, referredComment } from './harness/comments';
import { arriveAs, post } from './harness/member';
import { deliverEvents } from './harness/notices';
import { findPair } from './harness/patterns';
import { endSessions } from './harness/standing';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** Finds a member at the desk, and opens their page. */
async function openMember(desk: Page, displayName: string): Promise<void> {
  await desk.goto('/admin/members');
  await desk.getByRole('searchbox', { name: /^Name/ }).fill(displayName);
  await desk.getByRole('button', { name: 'Search' }).click();
  await desk.getByRole('link', { name: displayName }).click();
  await expect(desk.getByRole('heading', { name: displayName, level: 1 })).toBeVisible();
}

test('a sanction bites on the very next request, says why, and is lifted @plain', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll(`Tess Timeout ${kind()}`);
  const article = `/articles/${world.article.slug}`;
  const desk = await stranger();
  await arriveAs(page, member, article);
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();

  await test.step('a moderator sanctions, and must say for how long and why', async () => {
    await arriveAs(desk, world.moderator, '/admin/members');
    await openMember(desk, member.displayName);
    await desk.getByText('Sanction', { exact: true }).click();
    const form = desk.getByRole('form', { name: 'Sanction' });
    await expect(form.getByRole('radio', { name: 'A week' })).toBeChecked();
    await form.getByRole('radio', { name: 'Other length' }).check();
    await form.getByRole('button', { name: `Sanction ${member.displayName}` }).click();
    await expect(desk.getByRole('link', { name: /House rule must be chosen/ })).toBeVisible();
    await form.getByRole('radio', { name: 'Other length' }).check();
    await form.getByLabel('Days').fill('3');
    await form.getByRole('radio', { name: /^Be civil/ }).check();
    await form.getByLabel('Reason').fill('Three insults in an hour.');
    await form.getByRole('button', { name: `Sanction ${member.displayName}` }).click();
    await expect(desk.getByText(`${member.displayName} is in time-out until`)).toBeVisible();
    await expect(desk.getByRole('link', { name: /must be chosen/ })).toHaveCount(0);
  });

  await test.step('what the member had open is refused, with the reason', async () => {
    await post(page, `I was not finished (${kind()}).`);
    await expect(
      page.getByText(/Your account is in time-out until .*: Three insults in an hour\./).first(),
    ).toBeVisible();
    await page.goto('/account');
    await expect(page.getByText(/Your account is in time-out until/)).toBeVisible();
  });

  await test.step('lifted, with a reason, the member writes again', async () => {
    const form = desk.getByRole('form', { name: 'Lift the sanction' });
    await form.getByLabel('Why it is lifted').fill('It was somebody else.');
    await form.getByRole('button', { name: `Lift the sanction of ${member.displayName}` }).click();
    await expect(desk.getByText(`${member.displayName} can write and review again`)).toBeVisible();
    await page.goto(article);
    await post(page, `As I was about to say, it was the spring (${kind()}).`);
    await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  });

  await test.step('and all of it is on record', async () => {
    const audit = desk.getByRole('region', { name: 'Timeline' });
    await expect(audit.getByText('“Three insults in an hour.”')).toBeVisible();
    await expect(audit.getByText('“It was somebody else.”')).toBeVisible();
  });
});

test('of two moderators the second is shown the sanction of the first @plain', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll(`Toby Two ${kind()}`);
  const other = await stranger();
  const sanction = async (desk: Page, reason: string) => {
    await desk.getByText('Sanction', { exact: true }).click();
    const form = desk.getByRole('form', { name: 'Sanction' });
    await form.getByRole('radio', { name: 'Time-out: a day' }).check();
    await form.getByRole('radio', { name: /^Be civil/ }).check();
    await form.getByLabel('Reason').fill(reason);
    await form.getByRole('button', { name: `Sanction ${member.displayName}` }).click();
  };
  await arriveAs(page, world.admin, '/admin/members');
  await openMember(page, member.displayName);
  await arriveAs(other, world.moderator, '/admin/members');
  await openMember(other, member.displayName);
  await sanction(other, 'I was here first.');
  await expect(other.getByText(`${member.displayName} is in time-out until`)).toBeVisible();
  await sanction(page, 'So was I.');
  await expect(page.getByText('This member has been sanctioned since you opened the page.')).toBeVisible();
  await expect(page.getByText('“I was here first.”').first()).toBeVisible();
});

test('a reviewer sees what they are worth, and a moderator’s word about it @plain', async ({
  page,
  stranger,
  world,
}) => {
  const reviewer = await enroll(`Rhea Reviewer ${kind()}`);
  await commentInReview(reviewer.viewer, world.article.slug, `The ladder was mine (${kind()}).`);
  await arriveAs(page, reviewer, '/my-reviews');
  await expect(page.getByRole('heading', { name: 'Your verdicts count in full' })).toBeVisible();
  await page.getByText('The numbers in detail', { exact: true }).click();
  await expect(page.getByText(/^Of ten comments that are fit to be posted/)).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(3);

  const desk = await stranger();
  await arriveAs(desk, world.moderator, '/admin/members');
  await openMember(desk, reviewer.displayName);
  await desk.getByText('Set the standing', { exact: true }).click();
  const form = desk.getByRole('form', { name: 'Standing as a reviewer' });
  await form.getByLabel('Standing').selectOption({ label: 'Weighs nothing' });
  await form.getByLabel('Reason').fill('Three verdicts in ten seconds.');
  await form.getByRole('button', { name: `Set the standing of ${reviewer.displayName}` }).click();
  await expect(desk.getByText('The standing is set')).toBeVisible();
  await desk.goto('/admin/reviewers?standing=SUSPENDED');
  await expect(desk.getByRole('link', { name: reviewer.displayName })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your verdicts do not count at present' })).toBeVisible();
  await expect(page.getByText(/Three verdicts in ten seconds\./)).toBeVisible();
  await expect(page.getByText(/^Get 3 practice comments right in a row/)).toBeVisible();
});

test('members, reviewers and patterns can be used by everybody', async ({ page, stranger, world }) => {
  test.slow();
  const member = await enroll('Axel Axe');
  await commentInReview(member.viewer, world.article.slug, 'A word about the letter to three departments.');
  await arriveAs(page, member, '/my-reviews');
  await test.step('/my-reviews', () => inspect(page));
  const desk = await stranger();
  await arriveAs(desk, world.admin, '/admin/members');
  for (const path of [
    '/admin/members',
    '/admin/members?query=nobody+at+all',
    `/admin/members/${member.viewer.id}`,
    '/admin/reviewers',
    '/admin/patterns',
  ]) {
    await test.step(path, async () => {
      await desk.goto(path);
      await inspect(desk);
    });
  }
});

test('who accept each other is shown with how improbable it is, and what they said @plain', async ({
  stranger,
  world,
}) => {
  const [first, second] = [await enroll(`Fay Favour ${kind()}`), await enroll(`Mo Mutual ${kind()}`)];
  const body = `The spring was his own (${kind()}).`;
  const commentId = await commentInReview(second.viewer, world.article.slug, body);
  const assignmentId = await lease(commentId, first.viewer, world.article.slug);
  await recordReview({ viewer: first.viewer, assignmentId, verdict: 'YES' });
  await findPair(first.viewer, second.viewer);
  const desk = await stranger();
  await arriveAs(desk, world.admin, '/admin/patterns');
  await expect(desk.getByText('Of a hundred findings in a list, one is there by pure chance')).toBeVisible();
  const list = (name: string) => desk.getByRole('region', { name });
  const together = list('Who accept each other');
  await expect(
    together.getByRole('heading', { name: `${first.displayName} and ${second.displayName}`, level: 3 }),
  ).toBeVisible();
  await expect(together).toContainText(
    'Accepted 4 of 4, where 0.6 were to be expected. By chance: 1 in 40,000.',
  );
  await expect(together).toContainText('Of what others wrote: 5 % (1 of 20).');
  await together.getByText('The comment', { exact: false }).click();
  await expect(together.getByRole('link', { name: body })).toBeVisible();
  await expect(
    list('Who favours one author').getByRole('heading', {
      name: `${first.displayName} accepts ${second.displayName}`,
    }),
  ).toBeVisible();
  await expect(list('Who objects to nearly everything')).toContainText('Objected to 19 of 20');
  await expect(list('Who objects to one side')).toContainText('Nobody does.');
  await inspect(desk);
});

test('an administrator signs a member out everywhere, who is told why and can come back @plain', async ({
  page,
  stranger,
}) => {
  const [boss, member] = [
    await enroll(`Edna Ends ${kind()}`, 'ADMIN'),
    await enroll(`Sol Signedin ${kind()}`),
  ];
  const theirs = await stranger();
  await arriveAs(theirs, member, '/account');
  await expect(theirs.getByRole('heading', { level: 1, name: member.displayName })).toBeVisible();
  await arriveAs(page, boss, `/admin/members/${member.viewer.id}`);
  const office = page.getByRole('region', { name: 'Role and membership' });
  await office.getByText('Sign out everywhere', { exact: true }).click();
  const form = page.getByRole('form', { name: 'Sign out everywhere' });
  await inspect(page);
  await form.getByRole('button', { name: `Sign ${member.displayName} out everywhere` }).click();
  await expect(page.getByRole('link', { name: /Why|reason/i }).first()).toBeVisible();
  await form.getByLabel('Why').fill('Somebody else seems to be in your account.');
  await form.getByRole('button', { name: `Sign ${member.displayName} out everywhere` }).click();
  await expect(page.getByText(`${member.displayName} is signed out everywhere`)).toBeVisible();
  await theirs.goto('/account');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await deliverEvents();
  await arriveAs(theirs, member, '/notifications');
  await expect(theirs.getByRole('heading', { name: 'You were signed out everywhere' })).toBeVisible();
  await expect(theirs.getByText('Somebody else seems to be in your account.').first()).toBeVisible();
});

test('what is done to an author is done over their comment, which is there again afterwards @plain', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Bram Barge ${kind()}`);
  const words = `Whoever signed that letter should be thrown in (${kind()}).`;
  const id = await referredComment(author.viewer, world.article.slug, words);
  const desk = await stranger();
  await arriveAs(desk, world.moderator, `/admin?case=${id}`);
  await expect(desk.getByText(words).first()).toBeVisible();

  await test.step('a warning says first that it keeps them from nothing, and by which rule it is', async () => {
    await desk.getByText('Sanction…', { exact: true }).click();
    const form = desk.getByRole('form', { name: 'Sanction' });
    await expect(form.getByRole('radio', { name: 'A week' })).toBeChecked();
    await form.getByRole('radio', { name: 'Warning' }).check();
    await expect(
      form.getByText(/They are told it by notice and letter, and may go on writing/),
    ).toBeVisible();
    await form.getByRole('button', { name: `Sanction ${author.displayName}` }).click();
    await expect(desk.getByRole('link', { name: /^House rule must be chosen/ })).toBeVisible();
    await form.getByRole('radio', { name: 'Warning' }).check();
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('Do not wish anybody harm.');
    await form.getByRole('button', { name: `Sanction ${author.displayName}` }).click();
    await expect(desk.getByText(`${author.displayName} is warned`)).toBeVisible();
    await expect(desk.getByText(words).first()).toBeVisible();
  });

  await test.step('its author is told it, and writes on', async () => {
    await deliverEvents();
    await arriveAs(page, author, '/notifications');
    await expect(page.getByRole('heading', { name: 'A moderator has warned you' })).toBeVisible();
    await page.goto(`/articles/${world.article.slug}`);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  });

  await test.step('the membership is revoked, and the same case is there', async () => {
    await desk.getByText('Sanction…', { exact: true }).click();
    const form = desk.getByRole('form', { name: 'Sanction' });
    await form.getByRole('radio', { name: 'Revoke the membership' }).check();
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('Again, and worse.');
    await form.getByRole('button', { name: `Sanction ${author.displayName}` }).click();
    await expect(desk.getByText(`The membership of ${author.displayName} is revoked`)).toBeVisible();
    await expect(desk.getByText(words).first()).toBeVisible();
    await page.goto('/account');
    await expect(page.getByText('Your membership is revoked: Again, and worse.')).toBeVisible();
  });
});

test('by keyboard, a sanction takes its letter, a digit for the rule, and the reason', async ({
  stranger,
  world,
}) => {
  const author = await enroll(`Bea Bykey ${kind()}`);
  const words = `Nobody asked the people upstream (${kind()}).`;
  const id = await referredComment(author.viewer, world.article.slug, words);
  const desk = await stranger();
  await arriveAs(desk, world.moderator, `/admin?case=${id}`);
  await expect(desk.getByText('Keys', { exact: true })).toBeVisible();
  await desk.keyboard.press('b');
  await expect(desk.getByRole('radio', { name: 'A week' })).toBeFocused();
  await desk.keyboard.press('1');
  await expect(
    desk.getByRole('form', { name: 'Sanction' }).getByRole('radio', { name: 'Be civil' }),
  ).toBeFocused();
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('Cool down.');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText(`${author.displayName} is in time-out until`)).toBeVisible();
  await expect(desk.getByText(words).first()).toBeVisible();
});

test('an administrator finds the ban of who has left by the address that they write from @plain', async ({
  page,
  world,
}) => {
  const [boss, member] = [
    await enroll(`Berta Bans ${kind()}`, 'ADMIN'),
    await enroll(`Quade Quits ${kind()}`),
  ];
  const reason = `Threats, again (${kind()}).`;
  await sanctionMember({ viewer: boss.viewer, memberId: member.viewer.id, kind: 'BAN', reason });
  await query(
    `insert into departures (member_id, asked_at, ends_at, keeps_comments) values ($1, now() - interval '25 hours', now() - interval '1 hour', true)`,
    [member.viewer.id],
  );
  await finishDepartures();

  await arriveAs(page, boss, '/admin/members');
  await page.getByText('Does a ban hold against an address?', { exact: true }).click();
  const form = page.getByRole('form', { name: 'Does a ban hold against an address?' });
  const lookUp = async (email: string) => {
    await form.getByLabel('Email').fill(email);
    await form.getByRole('button', { name: 'Look it up' }).click();
  };
  await lookUp('nobody at all');
  await expect(page.getByRole('link', { name: /Email/ }).first()).toBeVisible();
  await expect(form.getByLabel('Email')).toHaveValue('nobody at all');
  await lookUp('nobody@example.org');
  await expect(page.getByText('No ban holds against nobody@example.org')).toBeVisible();

  await test.step('also where their session ends meanwhile', async () => {
    await endSessions(boss.viewer);
    await lookUp(member.email.replace('@', '+me@'));
    await expect(page.getByText(/session has ended/i).first()).toBeVisible();
    await expect(form.getByLabel('Email')).toHaveValue(member.email.replace('@', '+me@'));
    const tab = await page.context().newPage();
    await arriveAs(tab, boss, '/account');
    await tab.close();
    await form.getByRole('button', { name: 'Look it up' }).click();
    await expect(page.getByText(/^A ban holds against/)).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();
    await inspect(page);
  });

  await test.step('and lifts it there', async () => {
    await form.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/admin/members/${member.viewer.id}`));
    const lift = page.getByRole('form', { name: 'Lift the sanction' });
    await lift.getByLabel('Why it is lifted').fill('They wrote to us.');
    await lift.getByRole('button', { name: /^Lift/ }).click();
    await expect(page.getByText('The sanction is lifted').first()).toBeVisible();
    await page.goto('/admin/members');
    await page.getByText('Does a ban hold against an address?', { exact: true }).click();
    await lookUp(member.email);
    await expect(page.getByText(`No ban holds against ${member.email}`)).toBeVisible();
  });

  await test.step('which is nothing for moderators', async () => {
    await arriveAs(page, world.moderator, '/admin/members');
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
    await expect(page.getByText('Does a ban hold against an address?')).toHaveCount(0);
  });
});
