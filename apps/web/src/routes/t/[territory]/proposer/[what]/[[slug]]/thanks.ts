import type { ProposalReceipt } from '@belvedere/contracts/proposals';
import type { Content } from '@belvedere/domain/moderation';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** Where whoever proposed something is thanked, and told what follows. */
export function thanksPath(territory: string, content: Content, receipt: ProposalReceipt): string {
  const query = new URLSearchParams({ jours: String(receipt.days) });
  if (receipt.told) query.set('reponse', 'oui');
  if (receipt.mayReview) query.set('relire', 'oui');
  if (receipt.published) query.set('publie', 'oui');
  if (content === 'observation') query.set('quoi', 'observation');
  return `${localizeHref(`/t/${territory}/proposer/merci`)}?${query}`;
}
