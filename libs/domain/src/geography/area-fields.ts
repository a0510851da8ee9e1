/** Which properties of the features hold what. Null: no property does. */
export interface AreaFields {
  code: string | null;
  name: string | null;
  population: string | null;
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Usual names, most precise first: a file of IRIS also has the code of the commune, a file of QPV that of the
 * commune where each lies.
 */
const USUAL: Readonly<Record<keyof AreaFields, readonly string[]>> = {
  code: [
    'code_qp',
    'codeqp',
    'code_iris',
    'codeiris',
    'dcomiris',
    'code_quartier',
    'code',
    'code_insee',
    'codeinsee',
    'insee_com',
    'codgeo',
    'code_commune',
    'com',
    'insee',
    'id',
  ],
  name: [
    'lib_qp',
    'nom_qp',
    'nomqp',
    'nom_iris',
    'lib_iris',
    'libiris',
    'nom_quartier',
    'nom',
    'name',
    'libelle',
    'label',
    'nom_officiel',
    'nom_com',
    'nom_commune',
    'libgeo',
    'lib',
    'quartier',
  ],
  population: ['population', 'pop', 'pmun', 'pop_qp', 'pop_municipale', 'p21_pop', 'p20_pop'],
};

const filled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * Chooses the property of each kind: the one asked for, else the first usual name that any feature fills, whatever
 * its case.
 */
export function chooseFields(
  features: readonly Properties[],
  asked: Partial<Readonly<Record<keyof AreaFields, string | undefined>>>,
): AreaFields {
  const present = new Map<string, string>();
  for (const properties of features)
    for (const [key, value] of Object.entries(properties))
      if (filled(value) && !present.has(key.toLowerCase())) present.set(key.toLowerCase(), key);
  const choose = (kind: keyof AreaFields): string | null =>
    asked[kind] ?? present.get(USUAL[kind].find((name) => present.has(name)) ?? '') ?? null;
  return { code: choose('code'), name: choose('name'), population: choose('population') };
}

/** Asked-for properties that no feature has: a typing mistake in the command, or another file. */
export function missingFields(features: readonly Properties[], fields: AreaFields): string[] {
  return Object.values(fields).filter(
    (field: string | null) => field !== null && !features.some((properties) => field in properties),
  ) as string[];
}
