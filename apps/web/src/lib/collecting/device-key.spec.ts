import { beforeAll, describe, expect, test } from 'vitest';
import type { LockedKey } from '#lib/outbox/device-database.ts';
import { newKey, openBox, seal, unlock } from './device-key.ts';

const PIN = '483920';
const SHARE = 'la part du serveur';
const ANSWERS = { area: 'sanitas', learning_wish: 'É « 👩🏽‍💻 »' };

describe('the key of a device that goes from hand to hand', () => {
  let key: LockedKey;
  beforeAll(async () => {
    key = await newKey(PIN, SHARE);
  });

  test('seals without the PIN, and opens with PIN and share', async () => {
    const box = await seal({ publicKey: key.publicKey }, ANSWERS);
    const opened = await unlock(key, PIN, SHARE);
    expect(await openBox(opened!, box)).toEqual(ANSWERS);
  });

  test.each([
    ['another PIN', '483921', SHARE],
    ['another share', PIN, 'une autre'],
    ['no PIN', '', SHARE],
  ])('stays locked for %s', async (_, pin, share) => {
    expect(await unlock(key, pin, share)).toBeUndefined();
  });

  test('never leaves the browser once it is open', async () => {
    const opened = await unlock(key, PIN, SHARE);
    await expect(crypto.subtle.exportKey('pkcs8', opened!)).rejects.toThrow();
  });

  test('seals the same answers differently each time, and shows nothing of them', async () => {
    const [one, other] = [await seal(key, ANSWERS), await seal(key, ANSWERS)];
    expect(Buffer.from(one.content)).not.toEqual(Buffer.from(other.content));
    for (const kept of [one.content, one.key, key.privateKey])
      expect(Buffer.from(kept).toString('latin1')).not.toContain('sanitas');
  });

  test('opens nothing that was changed, or sealed for another device', async () => {
    const opened = (await unlock(key, PIN, SHARE))!;
    const box = await seal(key, ANSWERS);
    const changed = new Uint8Array(box.content.slice());
    changed[0]! ^= 1;
    await expect(openBox(opened, { ...box, content: changed.buffer })).rejects.toThrow();
    const foreign = await seal(await newKey(PIN, SHARE), ANSWERS);
    await expect(openBox(opened, foreign)).rejects.toThrow();
  });
});
