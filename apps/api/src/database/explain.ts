const NO_ANSWER =
  "Le serveur PostgreSQL de DATABASE_URL ne répond pas : vérifiez l'adresse, le port, et qu'il est démarré.";
const REFUSED = 'PostgreSQL refuse ce nom ou ce mot de passe : vérifiez DATABASE_URL.';

/** By the code of PostgreSQL or of the network. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_CODE: Record<string, string> = {
  ECONNREFUSED: NO_ANSWER,
  ECONNRESET: NO_ANSWER,
  ENOTFOUND: NO_ANSWER,
  EAI_AGAIN: NO_ANSWER,
  ETIMEDOUT: NO_ANSWER,
  EHOSTUNREACH: NO_ANSWER,
  ENETUNREACH: NO_ANSWER,
  ENOENT: NO_ANSWER,
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': "Cette base n'existe pas sur le serveur PostgreSQL : créez-la, ou corrigez DATABASE_URL.",
  '53300':
    'Ce serveur PostgreSQL a déjà toutes les connexions qu’il accepte : libérez-en, ou augmentez max_connections.',
  '57P03': 'Ce serveur PostgreSQL est en train de démarrer ou de s’arrêter : réessayez dans un instant.',
  '42P07':
    'Cette base contient déjà des tables d’un autre programme : donnez à Belvédère une base à lui dans DATABASE_URL.',
};

/** By what the message says, where there is no code or where the code says too little. */
const BY_MESSAGE: [RegExp, string][] = [
  [/timeout|terminated unexpectedly/i, NO_ANSWER],
  [/password must be a string/, 'PostgreSQL demande un mot de passe : ajoutez-le à DATABASE_URL.'],
  [
    /permission denied to create extension/,
    "Ce nom d'utilisateur n'a pas le droit d'installer PostGIS dans la base : demandez à l'administrateur de PostgreSQL d'y lancer « CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gist; ».",
  ],
  [
    /permission denied for (schema|database)/,
    "Ce nom d'utilisateur n'a pas le droit de créer des tables dans cette base : faites-en le propriétaire (ALTER DATABASE … OWNER TO …).",
  ],
  [
    /does not support SSL|certificate|self-signed/i,
    'La connexion chiffrée demandée par DATABASE_URL (sslmode) n’a pas pu s’établir : vérifiez le certificat du serveur, ou ce réglage.',
  ],
];

/** One French sentence for what keeps us from using a database; what we do not know is quoted. */
export function explain(error: unknown): string {
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = cause as { code?: string; message?: string };
  return (
    BY_MESSAGE.find(([pattern]) => pattern.test(message ?? ''))?.[1] ??
    BY_CODE[code ?? ''] ??
    `La base de données ne peut pas être utilisée : ${message || String(code ?? error)}`
  );
}
