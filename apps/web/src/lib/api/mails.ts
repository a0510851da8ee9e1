import { MailDetail, MailPage } from '@belvedere/contracts/mails';
import { request } from './client.ts';

const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/mails`;

/** The outbox of a territory. @throws RequestFailure 404 for whoever may not read it */
export const listMails = (fetch: typeof globalThis.fetch, territory: string, filters: URLSearchParams) =>
  request(fetch, MailPage, `${root(territory)}?${filters.toString()}`);

/** One mail, with what it says. @throws RequestFailure 404 when there is none, or not for this reader */
export const readMail = (fetch: typeof globalThis.fetch, territory: string, mail: string) =>
  request(fetch, MailDetail, `${root(territory)}/${encodeURIComponent(mail)}`);

/** Sends again what did not leave. @throws RequestFailure 409 for what did */
export const resendMail = (fetch: typeof globalThis.fetch, territory: string, mail: string) =>
  request(fetch, MailDetail, `${root(territory)}/${encodeURIComponent(mail)}/resend`, { method: 'POST' });
