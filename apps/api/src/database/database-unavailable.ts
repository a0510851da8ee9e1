/** The database cannot be used. The message is one French sentence for whoever started the server. */
export class DatabaseUnavailable extends Error {}
