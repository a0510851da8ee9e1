import type { IndicatorCatalogue } from '@belvedere/contracts/indicators';

/** The dashboard's state, wholly in the address: it can be shared, and the back button undoes. */
export interface Selection {
  campaign: string | undefined;
  theme: string | undefined;
  indicator: string | undefined;
  areaKind: string | undefined;
  age: string | undefined;
  situation: string | undefined;
}

/** Reads the address. Names are French, as every address here. */
export function readSelection(parameters: URLSearchParams): Selection {
  const get = (name: string) => parameters.get(name) || undefined;
  return {
    campaign: get('enquete'),
    theme: get('theme'),
    indicator: get('indicateur'),
    areaKind: get('zones'),
    age: get('age'),
    situation: get('situation'),
  };
}

/** Writes a selection as a query, the parts that were not chosen left out. */
export function writeSelection(selection: Selection): string {
  const names = {
    enquete: selection.campaign,
    theme: selection.theme,
    indicateur: selection.indicator,
    zones: selection.areaKind,
    age: selection.age,
    situation: selection.situation,
  };
  return new URLSearchParams(
    Object.entries(names).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
}

/** The selection made whole with what the campaign offers: an unknown value is no choice, not an error. */
export function completeSelection(
  selection: Selection,
  catalogue: IndicatorCatalogue,
): Selection & { indicator: string | undefined } {
  const among = (value: string | undefined, allowed: readonly string[]) =>
    value !== undefined && allowed.includes(value) ? value : undefined;
  const theme = among(selection.theme, [...new Set(catalogue.indicators.map((one) => one.theme))]);
  const offered = catalogue.indicators.filter((one) => !theme || one.theme === theme);
  return {
    campaign: catalogue.campaign.slug,
    theme,
    indicator:
      among(
        selection.indicator,
        offered.map(({ slug }) => slug),
      ) ?? offered[0]?.slug,
    areaKind: among(selection.areaKind, catalogue.areaKinds) ?? catalogue.areaKinds[0],
    age: among(
      selection.age,
      catalogue.ageBands.map(({ value }) => value),
    ),
    situation: among(
      selection.situation,
      catalogue.situations.map(({ value }) => value),
    ),
  };
}
