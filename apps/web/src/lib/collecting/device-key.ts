import type { LockedKey, SealedBox } from '#lib/outbox/device-database.ts';

/**
 * The key of a device that goes from hand to hand. Its public half seals what waits, and needs no PIN; the private half
 * opens it again, and is itself locked under the PIN together with a share that the server gives.
 * @see https://www.w3.org/TR/webcrypto/
 */

/** @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2 */
const ITERATIONS = 600_000;
const PAIR = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;
const CONTENT = { name: 'AES-GCM', length: 256 } as const;

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Whether this browser has what it takes: over http it does not. */
export const canSeal = (): boolean => (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;

/** A new key, locked. */
export async function newKey(pin: string, share: string): Promise<LockedKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { ...PAIR, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['wrapKey', 'unwrapKey'],
  );
  const [salt, iv] = [random(16), random(12)];
  const lock = await lockOf(pin, share, salt, ITERATIONS);
  return {
    publicKey: await crypto.subtle.exportKey('spki', publicKey),
    privateKey: await crypto.subtle.wrapKey('pkcs8', privateKey, lock, { name: CONTENT.name, iv }),
    ...{ salt, iv, iterations: ITERATIONS },
  };
}

/** The private half, which cannot be taken out of the browser; undefined for another PIN or share. */
export async function unlock(
  { privateKey, salt, iv, iterations }: LockedKey,
  pin: string,
  share: string,
): Promise<CryptoKey | undefined> {
  const lock = await lockOf(pin, share, salt, iterations);
  try {
    return await crypto.subtle.unwrapKey(
      ...(['pkcs8', privateKey, lock, { name: CONTENT.name, iv }, PAIR, false, ['unwrapKey']] as const),
    );
  } catch {
    return undefined;
  }
}

/** Seals a value: whoever holds the device without the private half cannot read it, nor can this page any more. */
export async function seal({ publicKey }: Pick<LockedKey, 'publicKey'>, value: unknown): Promise<SealedBox> {
  const lid = await crypto.subtle.importKey('spki', publicKey, PAIR, false, ['wrapKey']);
  const key = await crypto.subtle.generateKey(CONTENT, true, ['encrypt']);
  const iv = random(12);
  const text = new TextEncoder().encode(JSON.stringify(value));
  return {
    key: await crypto.subtle.wrapKey('raw', key, lid, PAIR),
    iv,
    content: await crypto.subtle.encrypt({ name: CONTENT.name, iv }, key, text),
  };
}

/** What a box holds. @throws OperationError when it was sealed for another key, or changed since */
export async function openBox(privateKey: CryptoKey, { key, iv, content }: SealedBox): Promise<unknown> {
  const opened = await crypto.subtle.unwrapKey('raw', key, privateKey, PAIR, CONTENT, false, ['decrypt']);
  const text = await crypto.subtle.decrypt({ name: CONTENT.name, iv }, opened, content);
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

/** Slow on purpose. The share keeps whoever copies the storage of the device from trying PINs elsewhere. */
async function lockOf(
  pin: string,
  share: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(`${pin}|${share}`);
  const typed = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    CONTENT,
    false,
    ['wrapKey', 'unwrapKey'],
  );
}
