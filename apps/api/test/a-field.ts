import { expect } from 'vitest';
import { ObservationList } from '@belvedere/contracts/observations';
import { aModeratedTerritory, anObservationNote } from './a-proposal.ts';
import type { startApplication } from './application.ts';

/** A note of a usage seen in the field, as it is sent; `said` of what was seen, `more` beside it. */
export const noted = (said: Parameters<typeof anObservationNote>[0] = {}, more: object = {}) => ({
  kind: 'new-observation',
  values: anObservationNote(said),
  ...more,
});

/** A territory of its own, what is public in it, and a short way to have something accepted. */
export async function aField({ app, source }: Awaited<ReturnType<typeof startApplication>>) {
  const here = await aModeratedTerritory(app, source);
  const list = async (query = '') => {
    const answer = await app.inject(`${here.root}/observations${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return ObservationList.parse(answer.json());
  };
  const accepted = async (said: Parameters<typeof anObservationNote>[0] = {}) => {
    const id = await here.proposed(noted(said));
    const answer = await here.moderate(`${id}/accept`);
    expect(answer.statusCode, answer.body).toBe(200);
    return { id, slug: answer.json<{ slug: string }>().slug };
  };
  return { ...here, list, accepted };
}
