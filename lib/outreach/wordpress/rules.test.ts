import { expect, it } from 'vitest';
import { makeKeyInput } from '@/lib/members/api-keys/schemas';
import { webhookInput } from '../webhooks/schemas';
import { nameOf, SCOPES, webhookOf } from './rules';

it.each([
  ['https://www.example.org', 'WordPress: www.example.org'],
  ['https://www.example.org/', 'WordPress: www.example.org'],
  ['https://www.example.org/paper/', 'WordPress: www.example.org/paper'],
  ['http://localhost:8080/paper', 'WordPress: localhost:8080/paper'],
])('a WordPress is called by its address: %s', (home, name) => expect(nameOf(home)).toBe(name));

it('what it gets is what the forms of the desk would take, however long its address is', () => {
  const home = `https://${'long.'.repeat(40)}example.org/${'paper/'.repeat(20)}`;
  const key = { name: nameOf(home), scopes: SCOPES, lasts: 'never' };
  expect(makeKeyInput.parse(key).name).toBe(key.name);
  const webhook = webhookOf({ home, webhook: `${home}webhook` });
  expect(webhookInput.parse(webhook)).toEqual(webhook);
});
