import type { WaitingResponse } from '@belvedere/contracts/outbox';
import type { Receipt } from '@belvedere/contracts/responses';
import { type Arrived, deviceDatabase, type Trouble, type Waiting } from './device-database.ts';
import { noteWaiting } from './outbox-flag.ts';

const CHANNEL = 'belvedere:outbox';

/** Tells every tab, and the service worker, that the outbox changed. */
async function changed(): Promise<void> {
  noteWaiting((await (await deviceDatabase()).count('waiting')) > 0);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back when the outbox changed, here or elsewhere. @returns how to stop listening */
export function onOutboxChange(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = callback;
  return () => channel.close();
}

/** Everything that waits, the oldest first. */
export async function allWaiting(): Promise<Waiting[]> {
  const all = await (await deviceDatabase()).getAll('waiting');
  return all.sort((one, other) => one.since.localeCompare(other.since));
}

export async function countWaiting(): Promise<number> {
  const count = await (await deviceDatabase()).count('waiting');
  noteWaiting(count > 0);
  return count;
}

/**
 * Puts responses into the outbox; those that are there already stay as they are. When this returns, the device holds
 * them on its disk.
 * @returns how many are new
 */
export async function putWaiting(responses: readonly WaitingResponse[]): Promise<number> {
  const database = await deviceDatabase();
  // Written through to the disk before it is said: a phone may be switched off at once.
  const transaction = database.transaction('waiting', 'readwrite', { durability: 'strict' });
  const known = new Set(await transaction.store.getAllKeys());
  const fresh = responses.filter(({ id }) => !known.has(id));
  await Promise.all([...fresh.map((response) => transaction.store.put({ ...response })), transaction.done]);
  await changed();
  return fresh.length;
}

/** The response is on the server: its answers leave the device, its receipt stays until its giver has it. */
export async function noteArrived(response: Waiting, receipt: Receipt, held: boolean): Promise<void> {
  const { id, territory, title } = response;
  const { code, area } = receipt;
  const at = new Date().toISOString();
  const transaction = (await deviceDatabase()).transaction(['waiting', 'arrived'], 'readwrite');
  await Promise.all([
    transaction.objectStore('arrived').put({ id, territory, title, code, area, held, at }),
    transaction.objectStore('waiting').delete(id),
    transaction.done,
  ]);
  await changed();
}

/** Why responses could not be sent; one that went meanwhile does not come back. */
export async function noteTrouble(ids: readonly string[], trouble: Omit<Trouble, 'at'>): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('waiting', 'readwrite');
  const at = new Date().toISOString();
  for (const id of ids) {
    const response = await transaction.store.get(id);
    if (response) await transaction.store.put({ ...response, trouble: { ...trouble, at } });
  }
  await transaction.done;
  await changed();
}

/** Forgets a response that was not sent. Only the person says so. */
export async function discardWaiting(id: string): Promise<void> {
  await (await deviceDatabase()).delete('waiting', id);
  await changed();
}

/** Receipts of what was sent from the outbox, the latest first. */
export async function allArrived(): Promise<Arrived[]> {
  const all = await (await deviceDatabase()).getAll('arrived');
  return all.sort((one, other) => other.at.localeCompare(one.at));
}

/** What is left of one response; undefined while it waits. */
export async function findArrived(id: string): Promise<Arrived | undefined> {
  return (await deviceDatabase()).get('arrived', id);
}

/** Forgets one receipt, or all of them. */
export async function forgetArrived(id?: string): Promise<void> {
  const database = await deviceDatabase();
  await (id === undefined ? database.clear('arrived') : database.delete('arrived', id));
  await changed();
}
