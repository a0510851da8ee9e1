/** Which answers a draft belongs to: other people's campaigns and other versions have drafts of their own. */
export interface DraftOwner {
  territory: string;
  campaign: string;
  version: number;
}

/** Under which name a draft is kept on the device. Light: the introduction looks whether there is one. */
export const draftKey = ({ territory, campaign, version }: DraftOwner): string =>
  `belvedere:draft:${territory}/${campaign}/${String(version)}`;

/** Whether answers are kept on this device. Browser only. */
export function hasDraft(owner: DraftOwner): boolean {
  try {
    return localStorage.getItem(draftKey(owner)) !== null;
  } catch {
    return false;
  }
}

/** Forgets the answers kept on this device. */
export function eraseDraft(owner: DraftOwner): void {
  try {
    localStorage.removeItem(draftKey(owner));
  } catch {
    // A device that keeps nothing has nothing to erase.
  }
}
