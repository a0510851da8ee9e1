import { SEND_OUTBOX } from './worker-names.ts';

/** Not in the types of TypeScript: only some browsers know it. @see https://wicg.github.io/background-sync/spec/ */
interface WithSync extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** Asks the browser to send what waits once there is a network, even after the page was closed. Not all of them can. */
export async function askForBackgroundSending(): Promise<void> {
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration();
    await registration?.sync?.register(SEND_OUTBOX);
  } catch {
    // Then it is sent at the next opening.
  }
}
