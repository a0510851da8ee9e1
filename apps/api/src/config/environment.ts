import { resolve } from 'node:path';
import { z } from 'zod';

const OnOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DEMONSTRATION: optional(OnOff),
  BASEMAP_STYLE: optional(z.union([z.url(), z.literal('none')])),
  GEOCODER: optional(z.union([z.url(), z.literal('none')])),
  TRUST_PROXY: OnOff.default(false),
});

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
}

export class InvalidEnvironment extends Error {}

const IGN_STYLE =
  'https://data.geopf.fr/annexes/ressources/vectorTiles/styles/PLAN.IGN/standard.json';
const IGN_GEOCODER = 'https://data.geopf.fr/geocodage';

const setting = (value: string | undefined, byDefault: string) =>
  value === 'none' ? null : (value ?? byDefault);

/**
 * Reads the settings from environment variables.
 * @throws InvalidEnvironment with one sentence a variable that cannot be understood
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const parsed = Environment.safeParse(env);
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
  };
}
