/** What people are told about, how soon, and how it is put together. */
export { digestOf, type DigestPart, type Told } from './digest.ts';
export {
  FREQUENCIES,
  FREQUENCY_LABELS,
  NOTIFICATION_KINDS,
  type Frequency,
  type NotificationKind,
} from './kinds.ts';
