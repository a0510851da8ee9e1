import { z } from 'zod';
import type { DraftOwner } from '#lib/survey/draft-key.ts';

/** A form that is being typed in: it outlives a reload, a closed tab, a flat battery. */
const KeptSheet = z.object({ number: z.string(), answers: z.record(z.string(), z.unknown()) });
type KeptSheet = z.infer<typeof KeptSheet>;

const keyOf = ({ territory, campaign, version }: DraftOwner) =>
  `belvedere:paper:${territory}/${campaign}/${String(version)}`;

/** The form of this device; undefined when there is none, or when what is kept cannot be understood. */
export function keptSheet(owner: DraftOwner): KeptSheet | undefined {
  try {
    return KeptSheet.safeParse(JSON.parse(localStorage.getItem(keyOf(owner)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Keeps it; a device that keeps nothing has it on screen only. */
export function keepSheet(owner: DraftOwner, sheet: KeptSheet): void {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(sheet));
  } catch {
    // Private browsing, or full storage.
  }
}

/** Forgets it. */
export function eraseSheet(owner: DraftOwner): void {
  try {
    localStorage.removeItem(keyOf(owner));
  } catch {
    // Then there was none.
  }
}
