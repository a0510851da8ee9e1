import type { Me } from '@belvedere/contracts/accounts';

/** Whether somebody decides about what is published in a territory. */
export const mayModerate = (me: Me | null, territory: string): boolean =>
  me?.memberships.some((one) => one.territory.slug === territory && one.may.includes('proposal.decide')) ??
  false;
