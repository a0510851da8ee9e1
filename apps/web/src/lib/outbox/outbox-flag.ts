const FLAG = 'belvedere:outbox';

/** A service worker has no such storage: what it sent is noticed at the next opening. */
interface WithStorage {
  localStorage?: {
    getItem(name: string): string | null;
    setItem(name: string, value: string): void;
    removeItem(name: string): void;
  };
}

/** Whether something may wait on this device: read at every opening, where opening a database would cost too much. */
export function mayWait(): boolean {
  try {
    return Boolean((globalThis as WithStorage).localStorage?.getItem(FLAG));
  } catch {
    return false;
  }
}

/** Browsers that keep nothing throw. */
export function noteWaiting(waits: boolean): void {
  try {
    const storage = (globalThis as WithStorage).localStorage;
    if (waits) storage?.setItem(FLAG, '1');
    else storage?.removeItem(FLAG);
  } catch {
    // Nothing waits in such a browser either.
  }
}
