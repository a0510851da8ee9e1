import {
  type ChoosePreferences,
  NotificationPreferences,
  Unsubscription,
} from '@belvedere/contracts/notifications';
import { request, sending } from './client.ts';

/** How soon the person who is signed in hears of each kind of thing. */
export const readPreferences = (fetch: typeof globalThis.fetch) =>
  request(fetch, NotificationPreferences, '/api/me/notifications');

export const choosePreferences = (fetch: typeof globalThis.fetch, choice: ChoosePreferences) =>
  request(fetch, NotificationPreferences, '/api/me/notifications', sending(choice, 'PUT'));

/** What a link of a mail would stop. @throws RequestFailure 404 for a link that is none of ours */
export const readUnsubscription = (fetch: typeof globalThis.fetch, token: string) =>
  request(fetch, Unsubscription, `/api/unsubscribe/what?token=${encodeURIComponent(token)}`);

export const unsubscribe = (fetch: typeof globalThis.fetch, token: string) =>
  request(fetch, Unsubscription, `/api/unsubscribe?token=${encodeURIComponent(token)}`, { method: 'POST' });
