import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('no more places are taken at once than there are, and every task runs', async () => {
  const slots = new Slots(3);
  let taken = 0;
  let most = 0;
  const needs = [1, 2, 3, 1, 1, 2, 9];
  const ran = needs.map((need, i) =>
    slots.within(need, async () => {
      taken += Math.min(need, 3);
      most = Math.max(most, taken);
      await new Promise((resolve) => setTimeout(resolve, 2));
      taken -= Math.min(need, 3);
      return i;
    }),
  );
  expect(await Promise.all(ran)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(3);
});

test('a task that throws gives its places back', async () => {
  const slots = new Slots(1);
  await expect(slots.within(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.within(1, async () => 'next')).toBe('next');
});

test('places that are given back early are there for others at once, and come back no second time', async () => {
  const slots = new Slots(2);
  const giveBack = await slots.take(2);
  giveBack();
  const [one, other] = [await slots.take(1), await slots.take(1)];
  giveBack();
  let third = false;
  const waiting = slots.take(1).then((back) => {
    third = true;
    back();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(third).toBe(false);
  one();
  await waiting;
  other();
});
