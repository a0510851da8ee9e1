import type { CollectingDevice, Waiting } from '#lib/outbox/device-database.ts';
import { Correction } from '#lib/survey/correction.ts';
import { keepInterview, openWaiting, withdrawInterview } from './sealed-interviews.ts';

/**
 * An interview that the server refused, to be corrected. What is changed stays sealed beside it.
 * @param discard erases it, as whoever answered could
 * @returns nothing when it does not open, or is not here any more
 */
export async function correctSealed(
  device: CollectingDevice,
  privateKey: CryptoKey,
  id: string,
  discard: () => Promise<unknown>,
): Promise<Correction | undefined> {
  const opened = await openWaiting(id, privateKey);
  if (!opened) return undefined;
  const { area, response: refused } = opened;
  const seal = (response: Waiting) => keepInterview(device, id, { area, response }, refused.trouble);
  return new Correction(refused, {
    restore: seal,
    keepCorrection: (_, correction) => seal({ ...refused, correction }),
    replace: async (_, response, counted) => {
      await keepInterview(device, response.id, { area: counted, response });
      if (response.id !== id) await withdrawInterview(id);
    },
    discard,
  });
}
