import type { WaitingResponse } from '@belvedere/contracts/outbox';
import type { Receipt } from '@belvedere/contracts/responses';
import { type Arrived, deviceDatabase, type Trouble, type Waiting } from './device-database.ts';
import { noteWaiting } from './outbox-flag.ts';

const CHANNEL = 'belvedere:outbox';

/** Tells every tab, and the service worker, that the outbox changed. */
export async function changed(): Promise<void> {
  await countWaiting();
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

/** Every response that waits, the oldest first. */
export async function allWaiting(): Promise<Waiting[]> {
  const all = await (await deviceDatabase()).getAll('waiting');
  return all.sort((one, other) => one.since.localeCompare(other.since));
}

/** How many of each wait. */
export async function countWaiting(): Promise<{ responses: number; observations: number }> {
  const transaction = (await deviceDatabase()).transaction(['waiting', 'observations']);
  const [responses, observations] = await Promise.all([
    transaction.objectStore('waiting').count(),
    transaction.objectStore('observations').count(),
  ]);
  noteWaiting(responses + observations > 0);
  return { responses, observations };
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
  const { id, territory, title, campaign, paperNumber: number } = response;
  const { code, area } = receipt;
  const at = new Date().toISOString();
  const transaction = (await deviceDatabase()).transaction(['waiting', 'arrived'], 'readwrite');
  await Promise.all([
    transaction.objectStore('arrived').put({
      ...{ id, territory, title, code, area, held, at },
      ...(number !== undefined && { paper: { campaign, number } }),
    }),
    transaction.objectStore('waiting').delete(id),
    transaction.done,
  ]);
  await changed();
}

/**
 * Puts a corrected response in the place of the one that was refused. Nothing is stored of what is to be corrected, so
 * it keeps its id, but for one: when other answers are known under that id, these are another response.
 */
export async function replaceWaiting(id: string, corrected: WaitingResponse): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('waiting', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.delete(id), transaction.store.put(corrected), transaction.done]);
  await changed();
}

/** What was corrected so far, so that it outlives a reload; of one that went meanwhile nothing is kept. */
export async function keepCorrection(id: string, correction: Record<string, unknown>): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('waiting', 'readwrite', { durability: 'strict' });
  const response = await transaction.store.get(id);
  if (response) await transaction.store.put({ ...response, correction });
  await transaction.done;
}

/** One response that waits; undefined when it went, or never was. */
export async function findWaiting(id: string): Promise<Waiting | undefined> {
  return (await deviceDatabase()).get('waiting', id);
}

/** A form on paper that this device knows: typed in and waiting, or sent, and when. */
export interface KnownForm {
  id: string;
  sent: boolean;
  at: string;
}

/** The forms of a campaign that this device knows, by their numbers. */
export async function knownForms(territory: string, campaign: string): Promise<Map<number, KnownForm>> {
  const [waiting, arrived] = await Promise.all([allWaiting(), allArrived()]);
  const known = new Map<number, KnownForm>();
  for (const { id, at, paper, ...one } of arrived)
    if (one.territory === territory && paper?.campaign === campaign)
      known.set(paper.number, { id, sent: true, at });
  for (const { id, since: at, paperNumber, ...one } of waiting)
    if (one.territory === territory && one.campaign === campaign && paperNumber !== undefined)
      known.set(paperNumber, { id, sent: false, at });
  return known;
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
