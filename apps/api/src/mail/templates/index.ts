import type { z } from 'zod';
import { accountAsleep } from './account-asleep.ts';
import { accountErased } from './account-erased.ts';
import { addressChanging } from './address-changing.ts';
import { digest } from './digest.ts';
import { invitation } from './invitation.ts';
import { joinAnswered } from './join-answered.ts';
import { joinRequested } from './join-requested.ts';
import { knownAddress } from './known-address.ts';
import { notification } from './notification.ts';
import { proposalAnswered } from './proposal-answered.ts';
import { resetPassword } from './reset-password.ts';
import { signInLink } from './sign-in-link.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import type { Template } from './template.ts';
import { verifyEmail } from './verify-email.ts';

/** Every kind of mail, by the name under which it is queued. */
export const TEMPLATES = {
  'sign-in-link': signInLink,
  'sign-in-with-password': signInWithPassword,
  'verify-email': verifyEmail,
  'reset-password': resetPassword,
  'known-address': knownAddress,
  'address-changing': addressChanging,
  'account-asleep': accountAsleep,
  'account-erased': accountErased,
  invitation,
  'join-requested': joinRequested,
  'join-answered': joinAnswered,
  'proposal-answered': proposalAnswered,
  notification,
  digest,
};

export type TemplateName = keyof typeof TEMPLATES;
/** What the template of this name is filled with. */
export type DataOf<Name extends TemplateName> = z.infer<(typeof TEMPLATES)[Name]['data']>;

/** The template of a name that was stored, perhaps by another version of ours. */
export const findTemplate = (name: string): Template | undefined =>
  Object.hasOwn(TEMPLATES, name) ? (TEMPLATES[name as TemplateName] as Template) : undefined;

/** Names of the templates whose mails leave no row. */
export const FLEETING = Object.entries(TEMPLATES)
  .filter(([, { fleeting }]) => fleeting)
  .map(([name]) => name);
