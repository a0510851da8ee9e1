import {
  type CollectingDevice,
  deviceDatabase,
  type SealedInterview,
  type Trouble,
  type Waiting,
} from '#lib/outbox/device-database.ts';
import { openBox, seal } from './device-key.ts';

/** What a sealed box holds: the neighbourhood, to be counted by; the answers as long as they wait. */
export interface Interview {
  area: string;
  response?: Omit<Waiting, 'trouble'>;
}

export const findDevice = async (token: string): Promise<CollectingDevice | undefined> =>
  (await deviceDatabase()).get('collecting', token);

/**
 * Holds the key of a session, unless another page already did: what waits is sealed for the one that is here, and nothing
 * else opens it. @returns the one that is held
 */
export async function keepDevice(device: CollectingDevice): Promise<CollectingDevice> {
  const transaction = (await deviceDatabase()).transaction('collecting', 'readwrite', {
    durability: 'strict',
  });
  const before = await transaction.store.get(device.token);
  if (!before) await transaction.store.add(device);
  await transaction.done;
  return before ?? device;
}

/** Everything that this device has of a session, still sealed. */
export const interviewsOf = async (token: string): Promise<SealedInterview[]> =>
  (await deviceDatabase()).getAllFromIndex('sealed', 'token', token);

const sameBytes = (one: ArrayBuffer, other: ArrayBuffer): boolean => {
  const [left, right] = [new Uint8Array(one), new Uint8Array(other)];
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
};

/**
 * Seals what came of an interview. When this returns, the device holds it on its disk.
 * @param trouble why it is not to be sent as it is
 * @throws when the device does not hold this key any more: nobody could open the box
 */
export async function keepInterview(
  device: CollectingDevice,
  id: string,
  interview: Interview,
  trouble?: Trouble,
): Promise<void> {
  const box = await seal(device.key, interview);
  const arrived = interview.response === undefined;
  const transaction = (await deviceDatabase()).transaction(['collecting', 'sealed'], 'readwrite', {
    durability: 'strict',
  });
  const held = await transaction.objectStore('collecting').get(device.token);
  if (!held || !sameBytes(held.key.publicKey, device.key.publicKey))
    throw new Error('Another page took the session off this device');
  await transaction
    .objectStore('sealed')
    .put({ id, token: device.token, arrived, box, ...(trouble && { trouble }) });
  await transaction.done;
}

/** What waits, opened. One that cannot be opened stays where it is, and is counted by `countOpened`. */
export async function waitingOf(token: string, privateKey: CryptoKey): Promise<Waiting[]> {
  const sealed = (await interviewsOf(token)).filter(({ arrived }) => !arrived);
  const opened = await Promise.all(sealed.map((one) => answersIn(one, privateKey)));
  return opened
    .flatMap((one) => (one ? [one.response] : []))
    .sort((one, other) => one.since.localeCompare(other.since));
}

/** One that waits, opened, with the neighbourhood by which it is counted; nothing when it arrived, went, or does not open. */
export async function openWaiting(
  id: string,
  privateKey: CryptoKey,
): Promise<{ area: string; response: Waiting } | undefined> {
  const sealed = await (await deviceDatabase()).get('sealed', id);
  return sealed && !sealed.arrived ? answersIn(sealed, privateKey) : undefined;
}

async function answersIn({ box, trouble }: SealedInterview, privateKey: CryptoKey) {
  const interview = (await openBox(privateKey, box).catch(() => undefined)) as Interview | undefined;
  if (!interview?.response) return undefined;
  const { area, response } = interview;
  return { area, response: { ...response, ...(trouble && { trouble }) } };
}

/** How many interviews there were, by the code of their neighbourhood; and how many of those that wait do not open. */
export async function countOpened(
  token: string,
  privateKey: CryptoKey,
): Promise<{ byArea: Map<string, number>; unopened: number }> {
  const byArea = new Map<string, number>();
  let unopened = 0;
  for (const { box, arrived } of await interviewsOf(token)) {
    const interview = (await openBox(privateKey, box).catch(() => undefined)) as Interview | undefined;
    if (interview) byArea.set(interview.area, (byArea.get(interview.area) ?? 0) + 1);
    else if (!arrived) unopened += 1;
  }
  return { byArea, unopened };
}

/** Takes one off this device that did not arrive. @returns false when the server has it already, or when it is not here */
export async function withdrawInterview(id: string): Promise<boolean> {
  const transaction = (await deviceDatabase()).transaction('sealed', 'readwrite', { durability: 'strict' });
  const interview = await transaction.store.get(id);
  const waits = interview?.arrived === false;
  if (waits) await transaction.store.delete(id);
  await transaction.done;
  return waits;
}

/** Why interviews could not be sent; nothing that they say. */
export async function noteInterviewTrouble(
  ids: readonly string[],
  trouble: Omit<Trouble, 'at'>,
): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('sealed', 'readwrite');
  const at = new Date().toISOString();
  for (const id of ids) {
    const interview = await transaction.store.get(id);
    if (interview && !interview.arrived)
      await transaction.store.put({ ...interview, trouble: { ...trouble, at } });
  }
  await transaction.done;
}

/** Takes a session off this device, with whatever waits of it. Only a person says so. */
export async function forgetDevice(token: string): Promise<void> {
  const transaction = (await deviceDatabase()).transaction(['collecting', 'sealed'], 'readwrite');
  const sealed = transaction.objectStore('sealed');
  const ids = await sealed.index('token').getAllKeys(token);
  await Promise.all([
    transaction.objectStore('collecting').delete(token),
    ...ids.map((id) => sealed.delete(id)),
    transaction.done,
  ]);
}
