import type { WaitingResponse } from '@belvedere/contracts/outbox';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Why a response still waits. */
export interface Trouble {
  /** A code of the API, or `network`, `unreadable-answer`. */
  code: string;
  /** What the API said, in French. */
  message: string;
  at: string;
  /** The same answers would be refused again: they are not sent by themselves any more. */
  final: boolean;
}

export interface Waiting extends WaitingResponse {
  trouble?: Trouble;
}

/** What is left of a response that arrived: no answer, only what its giver may want. */
export interface Arrived {
  id: string;
  territory: string;
  title: WaitingResponse['title'];
  code: string;
  area: { code: string; name: string } | null;
  /** It came after the campaign had closed, and waits for a decision. */
  held: boolean;
  at: string;
}

/** A page that opens on this device without a network. */
export interface Kept {
  /** Its address, with the language. */
  path: string;
  /** Of the campaign that is answered there; null for pages that serve all of them. */
  title: WaitingResponse['title'] | null;
  /** Files of the app that it takes. */
  files: string[];
  /** The whole app is kept with it: the device goes out without a network. */
  everything?: boolean;
  /** The version of the app that these files are of. */
  version: string;
  at: string;
}

interface DeviceSchema extends DBSchema {
  waiting: { key: string; value: Waiting };
  arrived: { key: string; value: Arrived };
  kept: { key: string; value: Kept };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

/**
 * The database of this device. Later versions add to it, and never take away: answers that wait may be older than the
 * app that sends them.
 */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('belvedere', 1, {
    upgrade(database) {
      database.createObjectStore('waiting', { keyPath: 'id' });
      database.createObjectStore('arrived', { keyPath: 'id' });
      database.createObjectStore('kept', { keyPath: 'path' });
    },
    // A newer app in another tab wants to open it: this one opens it again when it needs it.
    blocking: (_current, _blocked, event) => {
      opened = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
