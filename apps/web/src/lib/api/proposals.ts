import {
  AskedProposal,
  Correctable,
  ProofChallenge,
  ProposalChoices,
  ProposalReceipt,
  SimilarActors,
} from '@belvedere/contracts/proposals';
import { Done } from '@belvedere/contracts/accounts';
import type { Content } from '@belvedere/domain/moderation';
import { request, sending } from './client.ts';

type Fetch = typeof globalThis.fetch;
const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}`;

/** Sends a proposal. @throws RequestFailure with the fields that are refused, by their paths */
export const propose = (fetch: Fetch, territory: string, proposal: object) =>
  request(fetch, ProposalReceipt, `${root(territory)}/proposals`, sending(proposal));

/** What a form offers to choose from. */
export const readChoices = (fetch: Fetch, territory: string) =>
  request(fetch, ProposalChoices, `${root(territory)}/proposal-choices`);

/** What may be corrected of something, as it is. @throws RequestFailure 404 when there is none of that name */
export const readCorrectable = (fetch: Fetch, territory: string, content: Content, slug: string) =>
  request(fetch, Correctable, `${root(territory)}/correctable/${content}/${encodeURIComponent(slug)}`);

/** Actors that are called nearly so. */
export const findSimilar = (fetch: Fetch, territory: string, name: string) =>
  request(fetch, SimilarActors, `${root(territory)}/similar-actors?${new URLSearchParams({ name })}`);

/** A challenge to answer before sending a proposal. */
export const readChallenge = (fetch: Fetch, territory: string) =>
  request(fetch, ProofChallenge, `${root(territory)}/proposal-challenge`);

const own = (territory: string, token: string) =>
  `${root(territory)}/own-proposals/${encodeURIComponent(token)}`;

/** What was asked about one's own proposal. @throws RequestFailure 404 once it is answered */
export const readAsked = (fetch: Fetch, territory: string, token: string) =>
  request(fetch, AskedProposal, own(territory, token));

export const answerAsked = (fetch: Fetch, territory: string, token: string, note: string) =>
  request(fetch, Done, own(territory, token), sending({ note }));
