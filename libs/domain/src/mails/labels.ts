import type { Label } from '../label.ts';

/** What becomes of a mail. */
export const MAIL_STATE_LABELS = {
  queued: { fr: 'en attente', en: 'waiting' },
  sent: { fr: 'parti', en: 'sent' },
  failed: { fr: 'sera retenté', en: 'to be retried' },
  dead: { fr: 'abandonné', en: 'given up' },
  expired: { fr: 'trop ancien', en: 'too old' },
} satisfies Record<string, Label>;

/** What kind of mail it is, by the name of its template. */
export const TEMPLATE_LABELS: Record<string, Label> = {
  'sign-in-link': { fr: 'Lien de connexion', en: 'Sign-in link' },
  'sign-in-with-password': { fr: 'Connexion avec mot de passe', en: 'Sign-in with password' },
  'verify-email': { fr: 'Vérification d’adresse', en: 'Address verification' },
  'reset-password': { fr: 'Nouveau mot de passe', en: 'New password' },
  'known-address': { fr: 'Compte déjà existant', en: 'Account exists already' },
  'address-changing': {
    fr: 'Adresse du compte sur le point de changer',
    en: 'Address of the account about to change',
  },
  'account-asleep': { fr: 'Compte endormi', en: 'Account that sleeps' },
  'account-erased': { fr: 'Compte effacé', en: 'Account erased' },
  invitation: { fr: 'Invitation', en: 'Invitation' },
  'join-requested': { fr: 'Demande à rejoindre un groupe', en: 'Request to join a group' },
  'join-answered': { fr: 'Réponse à une demande', en: 'Answer to a request' },
  'proposal-answered': { fr: 'réponse à une proposition', en: 'answer to a proposal' },
  notification: { fr: 'Notification', en: 'Notification' },
  digest: { fr: 'Résumé', en: 'Digest' },
};
