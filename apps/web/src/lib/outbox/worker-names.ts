/** What pages and the service worker call alike. */
export const SEND_OUTBOX = 'belvedere:send-outbox';
/** Pages to answer on, and what they ask the API for; none of it depends on who asks. */
export const PAGES = 'belvedere:pages';
/** Files of the app, whose names change with their content. */
export const FILES = 'belvedere:files';

/** Where the pages find their outbox. */
export const OUTBOX_PATHS = { fr: '/envois', en: '/en/envois' } as const;
