import { sendDeliveries } from '@/lib/outreach/webhooks/send-deliveries';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('an endpoint whose form is sent twice is added once', async ({ page }) => {
  await arriveAs(page, await enroll('Tilda Twice', 'ADMIN'), '/admin/webhooks');
  const unfold = page.getByText('Add an endpoint', { exact: true });
  if ((await page.getByText('There are none yet.').count()) === 0) await unfold.last().click();
  const form = page.getByRole('form', { name: 'Add an endpoint' });
  await form.getByLabel('Name', { exact: true }).fill('Twice over');
  await form.getByLabel('Address').fill('https://127.0.0.1:9/twice');
  await form.getByLabel('It was published').check();
  // As two clicks do without script.
  const [first, second] = await form.evaluate((sent) => {
    const body = new FormData(sent as HTMLFormElement);
    const send = async () => (await fetch(location.href, { method: 'POST', body })).url;
    return Promise.all([send(), send()]);
  });
  expect(first).toMatch(/\/admin\/webhooks\/[\da-f-]{36}\?done=added$/);
  expect(second).toBe(first);
  await page.goto('/admin/webhooks');
  await expect(page.getByRole('link', { name: 'Twice over' })).toHaveCount(1);
});

test('an administrator adds a webhook, tries it, reads what came of it, and deletes it @plain', async ({
  page,
  world,
}) => {
  const boss = await enroll(`Hanna Hooks ${kind()}`, 'ADMIN');
  await arriveAs(page, world.moderator, '/admin/webhooks');
  await expect(page.getByRole('heading', { name: 'Webhooks' })).toHaveCount(0);
  await arriveAs(page, boss, '/admin/webhooks');
  const name = `Search ${kind()}`;
  const unfold = page.getByText('Add an endpoint', { exact: true });
  // There may be others of another journey.
  if ((await page.getByText('There are none yet.').count()) === 0) await unfold.last().click();
  const form = page.getByRole('form', { name: 'Add an endpoint' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Address').fill('http://hooks.example/comments');
  await form.getByLabel('It was published').check();
  await form.getByRole('button', { name: 'Add the endpoint' }).click();
  await expect(page.getByText(/has to begin with https/).first()).toBeVisible();
  await expect(form.getByLabel('It was published')).toBeChecked();
  await form.getByLabel('Address').fill('https://127.0.0.1:9/comments');
  await form.getByRole('button', { name: 'Add the endpoint' }).click();
  await expect(page.getByText('The endpoint is added')).toBeVisible();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await inspect(page);

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('A test is on its way')).toBeVisible();
  const endpointId = new URL(page.url()).pathname.split('/')[3]!;
  await sendDeliveries({ job: { endpointId } });
  await page.goto(`/admin/webhooks/${endpointId}`);
  const told = page.getByRole('region', { name: 'What it was told' });
  await expect(told.getByText('Given up').last()).toBeVisible();
  await told.getByRole('link', { name: 'A test' }).click();
  await expect(page.getByText(/It was not asked: the address is not https/)).toBeVisible();
  await expect(page.getByText('webhook.test').first()).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByText('It is sent again')).toBeVisible();

  await page.goto(`/admin/webhooks/${endpointId}`);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('It is paused').first()).toBeVisible();
  await page.getByRole('button', { name: 'Let it go on' }).click();
  await expect(page.getByText('It goes on')).toBeVisible();
  await page.getByText('Change it', { exact: true }).last().click();
  const change = page.getByRole('form', { name: 'Change it' });
  await change.getByLabel('Name', { exact: true }).fill(`${name} anew`);
  await change.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.getByRole('heading', { name: `${name} anew` })).toBeVisible();
  await page.getByText('Delete it', { exact: true }).click();
  await page.getByRole('button', { name: 'Delete the endpoint' }).click();
  await expect(page.getByText('The endpoint is deleted')).toBeVisible();
  await inspect(page);
});
