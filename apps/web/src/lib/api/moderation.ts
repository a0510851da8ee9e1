import { Done } from '@belvedere/contracts/accounts';
import {
  DecidedProposals,
  ModerationQueue,
  ObservationRemoved,
  ProposalDecided,
  ProposalDetail,
} from '@belvedere/contracts/moderation';
import { request, sending } from './client.ts';

type Fetch = typeof globalThis.fetch;
const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/proposals`;

/** What waits. @throws RequestFailure 404 for whoever does not moderate here */
export const readQueue = (fetch: Fetch, territory: string, filters: URLSearchParams) =>
  request(fetch, ModerationQueue, `${root(territory)}?${filters}`);

export const readProposal = (fetch: Fetch, territory: string, id: string) =>
  request(fetch, ProposalDetail, `${root(territory)}/${encodeURIComponent(id)}`);

/** @throws RequestFailure 409 when somebody decided first, or what it is about changed */
export const decideProposal = (
  fetch: Fetch,
  territory: string,
  id: string,
  what: 'accept' | 'refuse' | 'ask' | 'undo',
  command: object = {},
) =>
  request(fetch, ProposalDecided, `${root(territory)}/${encodeURIComponent(id)}/${what}`, sending(command));

export const resumeProposal = (fetch: Fetch, territory: string, id: string) =>
  request(fetch, Done, `${root(territory)}/${encodeURIComponent(id)}/resume`, sending({}));

export const decideProposals = (fetch: Fetch, territory: string, command: object) =>
  request(fetch, DecidedProposals, `${root(territory)}/decide`, sending(command));

/** Takes a published observation away. @throws RequestFailure 404 for whoever does not moderate here */
export const removeObservation = (fetch: Fetch, territory: string, slug: string, why: object) =>
  request(
    fetch,
    ObservationRemoved,
    `/api/territories/${encodeURIComponent(territory)}/observations/${encodeURIComponent(slug)}/removal`,
    sending(why),
  );
