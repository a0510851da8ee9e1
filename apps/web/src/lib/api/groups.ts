import {
  Group,
  GroupInside,
  GroupList,
  GroupManagement,
  InvitationOffer,
  MyGroups,
} from '@belvedere/contracts/groups';
import { request } from './client.ts';
import { RequestFailure } from './request-failure.ts';

/** Where the API keeps a group. */
export const groupPath = (territory: string, group: string) =>
  `/api/territories/${encodeURIComponent(territory)}/groups/${encodeURIComponent(group)}`;

/** The public groups of a territory. */
export async function listGroups(fetch: typeof globalThis.fetch, territory: string) {
  const { groups } = await request(
    fetch,
    GroupList,
    `/api/territories/${encodeURIComponent(territory)}/groups`,
  );
  return groups;
}

/** The groups of whoever is signed in, private ones too. */
export async function listMyGroups(fetch: typeof globalThis.fetch) {
  const { groups } = await request(fetch, MyGroups, '/api/me/groups');
  return groups;
}

/** What everybody may see of a group. @throws RequestFailure 404, also for a private one */
export const readGroup = (fetch: typeof globalThis.fetch, territory: string, group: string) =>
  request(fetch, Group, groupPath(territory, group));

/** A group as its members see it; null for who is not let in. */
export async function enterGroup(fetch: typeof globalThis.fetch, territory: string, group: string) {
  try {
    return await request(fetch, GroupInside, `${groupPath(territory, group)}/inside`);
  } catch (failure) {
    if (failure instanceof RequestFailure && [401, 404].includes(failure.problem.status)) return null;
    throw failure;
  }
}

/** Requests, invitations and codes. @throws RequestFailure 404 for who does not facilitate */
export const readManagement = (fetch: typeof globalThis.fetch, territory: string, group: string) =>
  request(fetch, GroupManagement, `${groupPath(territory, group)}/management`);

/** To what an invitation, or a code, invites. @throws RequestFailure 410, 429 */
export const readOffer = (fetch: typeof globalThis.fetch, token: string) =>
  request(fetch, InvitationOffer, `/api/invitations/${encodeURIComponent(token)}`);
