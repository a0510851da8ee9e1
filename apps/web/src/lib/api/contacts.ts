import { Done } from '@belvedere/contracts/accounts';
import { ContactRequests } from '@belvedere/contracts/contacts';
import { request, sending } from './client.ts';

type Fetch = typeof globalThis.fetch;
const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/contact-requests`;

/** Leaves an address in order to be written to. @throws RequestFailure 400 for what cannot be one */
export const leaveContact = (fetch: Fetch, territory: string, contact: object) =>
  request(fetch, Done, root(territory), sending(contact));

/** Who wants to be written to. @throws RequestFailure 404 for whoever may not read it */
export const listContacts = (fetch: Fetch, territory: string) =>
  request(fetch, ContactRequests, root(territory));

/** Erases one. */
export const removeContact = (fetch: Fetch, territory: string, id: string) =>
  request(fetch, Done, `${root(territory)}/${encodeURIComponent(id)}`, { method: 'DELETE' });
