/** What mails are called, on screen and in what a person takes away. */
export { MAIL_STATE_LABELS, TEMPLATE_LABELS } from './labels.ts';
