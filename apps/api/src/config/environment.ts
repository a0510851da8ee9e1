import { resolve } from 'node:path';
import { z } from 'zod';

const OnOff = z.enum(['on', 'off'], 'on ou off attendu').transform((value) => value === 'on');
const Port = (message: string) => z.coerce.number(message).int(message).min(0, message).max(65_535, message);
const ADDRESS_OR_NONE = 'une adresse (https://…) ou none attendu';
const AddressOrNone = z.literal('none', ADDRESS_OR_NONE).or(z.url(ADDRESS_OR_NONE));

const PUBLIC_ADDRESS = 'une adresse sans chemin (https://observatoire.example.org) attendue';
const SMTP_ADDRESS = 'une adresse de la forme smtp://utilisateur:mot-de-passe@serveur:587 attendue';
const SECRET = 'au moins 32 caractères attendus, par exemple ceux que donne « openssl rand -base64 32 »';
const OIDC_ISSUER = 'l’adresse du fournisseur d’identité (https://…) attendue';
const DAYS = 'un nombre entier de jours, au moins 1, attendu';
const SENDER = 'une adresse attendue, seule ou avec un nom : Observatoire <observatoire@example.org>';

const Environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    PORT: Port('un nombre entier de 0 à 65535 attendu').default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().default('.data'),
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'une adresse de la forme postgresql://utilisateur:mot-de-passe@serveur:5432/base attendue',
      })
      .optional(),
    DEMONSTRATION: OnOff.optional(),
    BASEMAP_STYLE: AddressOrNone.optional(),
    GEOCODER: AddressOrNone.optional(),
    TRUST_PROXY: OnOff.default(false),
    JOBS: OnOff.default(true),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: PUBLIC_ADDRESS })
      .refine(
        (value) => URL.canParse(value) && new URL(value).href === `${new URL(value).origin}/`,
        PUBLIC_ADDRESS,
      )
      .transform((value) => new URL(value).origin)
      .optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: SMTP_ADDRESS }).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^(?:[^<>@\r\n]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/, SENDER)
      .optional(),
    MAIL_MAX_AGE_DAYS: z.coerce.number(DAYS).int(DAYS).min(1, DAYS).default(7),
    SECRET: z.string().min(32, SECRET).optional(),
    SIGN_UP: z.enum(['open', 'invitation'], 'open ou invitation attendu').default('invitation'),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: OIDC_ISSUER }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default('OpenID Connect'),
  })
  .refine((value) => !value.OIDC_ISSUER || (value.OIDC_CLIENT_ID && value.OIDC_CLIENT_SECRET), {
    path: ['OIDC_ISSUER'],
    error: 'il faut aussi OIDC_CLIENT_ID et OIDC_CLIENT_SECRET, que donne le fournisseur d’identité',
  })
  .refine((value) => !value.SMTP_URL || value.MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'avec SMTP_URL, il faut l’adresse d’expédition que votre serveur de courrier accepte',
  });

/** The names of the variables, `NODE_ENV` aside, which is not ours. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape).filter(
  (name) => name !== 'NODE_ENV',
);

/** Every setting of the server, read once. The table of README.md says what each one is for. */
export interface Configuration {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  /** Load the demonstration when the database holds no territory yet. */
  demonstration: boolean;
  /** MapLibre style address; null: the style of our own, which needs no network. */
  basemapStyle: string | null;
  /** Address search service; null: none, people choose from the list or the map. */
  geocoder: string | null;
  trustProxy: boolean;
  /** Whether this process does work that nobody waits for, such as sending mails; another one may do it. */
  jobs: boolean;
  /** Where people reach the observatory, without a final slash; null: wherever it listens, see PublicAddress. */
  publicUrl: string | null;
  /** Mail server; null: mails wait, readable on screen. */
  smtpUrl: string | null;
  /** Sender of every mail, as in a From header; there whenever smtpUrl is. */
  mailFrom: string | null;
  /** A mail that waited longer is not sent unless somebody asks. */
  mailMaxAgeDays: number;
  /** What signs cookies and links; null: one that was drawn once and is kept in `dataDir`. */
  secret: string | null;
  /** Who may make an account: everybody, or only those who are invited. */
  signUp: 'open' | 'invitation';
  /** Sign-in by a provider of identities; null: none. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
}

export class InvalidEnvironment extends Error {}

const IGN_STYLE = 'https://data.geopf.fr/annexes/ressources/vectorTiles/styles/PLAN.IGN/standard.json';
const IGN_GEOCODER = 'https://data.geopf.fr/geocodage';

const setting = (value: string | undefined, byDefault: string) =>
  value === 'none' ? null : (value ?? byDefault);

/**
 * Reads the settings from environment variables.
 * @throws InvalidEnvironment with one sentence a variable that cannot be understood
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  // A variable that is set to nothing, as in many env files, is not set.
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value)));
  if (!parsed.success)
    throw new InvalidEnvironment(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join('\n'),
    );
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    demonstration: value.DEMONSTRATION ?? value.NODE_ENV !== 'production',
    basemapStyle: setting(value.BASEMAP_STYLE, IGN_STYLE),
    geocoder: setting(value.GEOCODER, IGN_GEOCODER),
    trustProxy: value.TRUST_PROXY,
    jobs: value.JOBS,
    publicUrl: value.PUBLIC_URL ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    mailMaxAgeDays: value.MAIL_MAX_AGE_DAYS,
    secret: value.SECRET ?? null,
    signUp: value.SIGN_UP,
    oidc: value.OIDC_ISSUER
      ? {
          issuer: value.OIDC_ISSUER.replace(/\/$/, ''),
          clientId: value.OIDC_CLIENT_ID!,
          clientSecret: value.OIDC_CLIENT_SECRET!,
          name: value.OIDC_NAME,
        }
      : null,
  };
}
