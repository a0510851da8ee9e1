import type { Content, ProposalKind } from '@belvedere/domain/moderation';

/** What a form is for, by the word in its address. */
export interface What {
  kind: ProposalKind;
  content: Content;
}

const WHATS: Record<string, What> = {
  acteur: { kind: 'new-actor', content: 'actor' },
  action: { kind: 'new-action', content: 'action' },
  'corriger-acteur': { kind: 'actor-correction', content: 'actor' },
  'corriger-action': { kind: 'action-correction', content: 'action' },
  'signaler-acteur': { kind: 'report', content: 'actor' },
  'signaler-action': { kind: 'report', content: 'action' },
};

/** Undefined for an address that leads nowhere: what is new has no name yet, all else does. */
export function whatOf(word: string, slug: string | undefined): What | undefined {
  const what = Object.hasOwn(WHATS, word) ? WHATS[word] : undefined;
  const isNew = what?.kind === 'new-actor' || what?.kind === 'new-action';
  return isNew === (slug === undefined) ? what : undefined;
}
