import type { WaitingObservation, WaitingResponse } from '@belvedere/contracts/outbox';
import type { ProblemDetail } from '@belvedere/contracts/problem';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Why something still waits. */
export interface Trouble {
  /** A code of the API, or `network`, `unreadable-answer`. */
  code: string;
  /** What the API said, in French. */
  message: string;
  at: string;
  /** What only the API knows about it. */
  errors?: ProblemDetail[];
  /** The same would be refused again: it is not sent by itself any more. */
  final: boolean;
}

export interface Waiting extends WaitingResponse {
  trouble?: Trouble;
  /** Its answers as far as somebody has corrected them. They are not sent: those that were refused stay until all is said. */
  correction?: Record<string, unknown>;
}

export interface WaitingNote extends WaitingObservation {
  trouble?: Trouble;
  /** The form as far as somebody has corrected it: what stands in its controls, and the photo. It is not sent. */
  correction?: { typed: Record<string, string[]>; photo: WaitingObservation['photo'] };
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
  /** The form on paper from which it was typed in. */
  paper?: { campaign: string; number: number };
  at: string;
}

/** A page that opens on this device without a network. */
export interface Kept {
  /** Its address, with the language. */
  path: string;
  /** Of the campaign that is answered there, or of the form; null for pages that serve all of them, or complete another. */
  title: WaitingResponse['title'] | null;
  /** Files of the app that it takes. */
  files: string[];
  /** The whole app is kept with it: the device goes out without a network. */
  everything?: boolean;
  /** The version of the app that these files are of. */
  version: string;
  at: string;
}

/** A key of which the private half takes the PIN and the server's share to open, and the public half only locks. */
export interface LockedKey {
  publicKey: ArrayBuffer;
  privateKey: ArrayBuffer;
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  iterations: number;
}

/** Something that only the private half of a key opens. */
export interface SealedBox {
  key: ArrayBuffer;
  iv: Uint8Array<ArrayBuffer>;
  content: ArrayBuffer;
}

/** A collecting session that this device serves. */
export interface CollectingDevice {
  token: string;
  place: string;
  key: LockedKey;
}

/** What came of one interview: while it waits, the answers; afterwards only where they were counted. */
export interface SealedInterview {
  id: string;
  token: string;
  /** Its answers are on the server, and not here any more. */
  arrived: boolean;
  box: SealedBox;
  trouble?: Trouble;
}

interface DeviceSchema extends DBSchema {
  waiting: { key: string; value: Waiting };
  observations: { key: string; value: WaitingNote };
  arrived: { key: string; value: Arrived };
  kept: { key: string; value: Kept };
  collecting: { key: string; value: CollectingDevice };
  sealed: { key: string; value: SealedInterview; indexes: { token: string } };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

/**
 * The database of this device. Later versions add to it, and never take away: answers that wait may be older than the
 * app that sends them.
 */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('belvedere', 3, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('waiting', { keyPath: 'id' });
        database.createObjectStore('arrived', { keyPath: 'id' });
        database.createObjectStore('kept', { keyPath: 'path' });
      }
      if (before < 2) {
        database.createObjectStore('collecting', { keyPath: 'token' });
        database.createObjectStore('sealed', { keyPath: 'id' }).createIndex('token', 'token');
      }
      if (before < 3) database.createObjectStore('observations', { keyPath: 'id' });
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
