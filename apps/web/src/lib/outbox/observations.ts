import type { WaitingObservation } from '@belvedere/contracts/outbox';
import { deviceDatabase, type Trouble, type WaitingNote } from './device-database.ts';
import { changed } from './outbox.ts';

/** Everything noted in the field that waits, the oldest first. */
export async function allObservations(): Promise<WaitingNote[]> {
  const all = await (await deviceDatabase()).getAll('observations');
  return all.sort((one, other) => one.since.localeCompare(other.since));
}

/**
 * Puts observations into the outbox; those that are there already stay as they are. When this returns, the device holds
 * them on its disk.
 * @returns how many are new
 */
export async function putObservations(observations: readonly WaitingObservation[]): Promise<number> {
  const database = await deviceDatabase();
  const transaction = database.transaction('observations', 'readwrite', { durability: 'strict' });
  const known = new Set(await transaction.store.getAllKeys());
  const fresh = observations.filter(({ id }) => !known.has(id));
  await Promise.all([...fresh.map((one) => transaction.store.put({ ...one })), transaction.done]);
  await changed();
  return fresh.length;
}

/** One observation that waits; undefined when it went, or never was. */
export async function findObservation(id: string): Promise<WaitingNote | undefined> {
  return (await deviceDatabase()).get('observations', id);
}

/**
 * Puts a corrected observation in the place of the one that was refused. It keeps its id, but for one: when something
 * else is known under that id, this is another observation.
 */
export async function replaceObservation(id: string, corrected: WaitingObservation): Promise<void> {
  const database = await deviceDatabase();
  const transaction = database.transaction('observations', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.delete(id), transaction.store.put(corrected), transaction.done]);
  await changed();
}

/** What was corrected so far, so that it outlives leaving the form; of one that went meanwhile nothing is kept. */
export async function keepObservationCorrection(
  id: string,
  correction: NonNullable<WaitingNote['correction']>,
): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('observations', 'readwrite');
  const observation = await transaction.store.get(id);
  if (observation) await transaction.store.put({ ...observation, correction });
  await transaction.done;
}

/** Why it could not be sent; one that went meanwhile does not come back. */
export async function noteObservationTrouble(id: string, trouble: Omit<Trouble, 'at'>): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('observations', 'readwrite');
  const observation = await transaction.store.get(id);
  if (observation)
    await transaction.store.put({ ...observation, trouble: { ...trouble, at: new Date().toISOString() } });
  await transaction.done;
  await changed();
}

/** It arrived, its author has it on screen again, or wants it gone: nothing else makes it leave the device. */
export async function removeObservation(id: string): Promise<void> {
  await (await deviceDatabase()).delete('observations', id);
  await changed();
}
