import type { MailState } from '@belvedere/contracts/mails';
import { MAIL_STATE_LABELS, TEMPLATE_LABELS } from '@belvedere/domain/mails';
import { labelOf, localized } from '#lib/localized.ts';

/** What became of a mail, in words. */
export const stateText = (state: MailState): string => localized(MAIL_STATE_LABELS[state]);

/** What kind of mail it is, in words; one that has none yet keeps its name. */
export const templateText = (template: string): string => labelOf(TEMPLATE_LABELS, template);

/** A text cut at the addresses in it, which become links. */
export const linkedParts = (text: string): { text: string; address: boolean }[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => ({ text: part, address: index % 2 === 1 }))
    .filter((part) => part.text !== '');
