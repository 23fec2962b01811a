import { expect, test } from 'vitest';
import { createDoorkeeper } from './doorkeeper';

const enterOften = (times: number, enter: () => unknown) =>
  Array.from({ length: times }, enter).filter((entered) => typeof entered === 'function').length;

test('lets in so many from one address, whoever leaves makes room, and nobody leaves twice', () => {
  const door = createDoorkeeper({ scale: 0.03 });
  const enter = (address: string) => door.enter({ address });
  const leave = enter('192.0.2.1') as () => void;
  expect(enterOften(9, () => enter('192.0.2.1'))).toBe(2);
  expect(enter('192.0.2.1')).toBe(429);
  expect(typeof enter('192.0.2.2')).toBe('function');
  leave();
  leave();
  expect(enterOften(9, () => enter('192.0.2.1'))).toBe(1);
  expect(door.inside).toBe(4);
});

test('lets in so many with one session, from wherever', () => {
  const door = createDoorkeeper({ scale: 1 });
  let address = 0;
  expect(enterOften(20, () => door.enter({ address: `192.0.2.${(address += 1)}`, session: 'one' }))).toBe(12);
  expect(door.enter({ address: '192.0.2.99', session: 'one' })).toBe(429);
  expect(typeof door.enter({ address: '192.0.2.99', session: 'another' })).toBe('function');
});

test('lets in so many in all', () => {
  const door = createDoorkeeper({ scale: 1, inAll: 2 });
  expect(enterOften(3, () => door.enter({ address: '192.0.2.1' }))).toBe(2);
  expect(door.enter({ address: '192.0.2.2' })).toBe(503);
});

test('one client of IPv6 is one, whichever of its addresses it comes from, and one network is not everybody', () => {
  const door = createDoorkeeper({ scale: 0.02 });
  expect(enterOften(3, () => door.enter({ address: '2001:db8:12:1::1' }))).toBe(2);
  expect(door.enter({ address: '2001:db8:12:1:ffff::2' })).toBe(429);
  let network = 1;
  const next = () => door.enter({ address: `2001:db8:12:${(network += 1).toString(16)}::1` });
  expect(enterOften(99, next)).toBe(8);
  expect(typeof door.enter({ address: '2001:db8:13::1' })).toBe('function');
});

test('whoever comes and goes without end is turned away until the minute is over', () => {
  let at = 0;
  const door = createDoorkeeper({ scale: 0.01, now: () => at });
  const comeAndGo = () => {
    const entered = door.enter({ address: '192.0.2.1' });
    if (typeof entered === 'function') entered();
    return entered;
  };
  expect(enterOften(20, comeAndGo)).toBe(6);
  expect(typeof door.enter({ address: '192.0.2.2' })).toBe('function');
  at = 60_000;
  expect(typeof comeAndGo()).toBe('function');
});
