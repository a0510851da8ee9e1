import { type Content, makesNew, type ProposalKind } from '@belvedere/domain/moderation';

/** What a form is for, by the word in its address. */
export interface What {
  kind: ProposalKind;
  content: Content;
}

const WHATS: Record<string, What> = {
  acteur: { kind: 'new-actor', content: 'actor' },
  action: { kind: 'new-action', content: 'action' },
  observation: { kind: 'new-observation', content: 'observation' },
  'corriger-acteur': { kind: 'actor-correction', content: 'actor' },
  'corriger-action': { kind: 'action-correction', content: 'action' },
  'corriger-observation': { kind: 'observation-correction', content: 'observation' },
  'retirer-observation': { kind: 'observation-removal', content: 'observation' },
  'signaler-acteur': { kind: 'report', content: 'actor' },
  'signaler-action': { kind: 'report', content: 'action' },
  'signaler-observation': { kind: 'report', content: 'observation' },
};

/** Undefined for an address that leads nowhere: what is new has no name yet, all else does. */
export function whatOf(word: string, slug: string | undefined): What | undefined {
  const what = Object.hasOwn(WHATS, word) ? WHATS[word] : undefined;
  return what && makesNew(what.kind) === (slug === undefined) ? what : undefined;
}
