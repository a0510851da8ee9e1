import { AreaKind } from '@belvedere/contracts/areas';
import { Day } from '@belvedere/contracts/text';
import { Misuse } from './terminal.ts';

/** Help for an option that takes a kind of area. */
export const KINDS = `le genre : ${AreaKind.options.join(', ')}`;

export function asKind(value: string): AreaKind {
  const kind = AreaKind.safeParse(value);
  if (!kind.success) throw new Misuse(`Le genre « ${value} » n’existe pas : ${AreaKind.options.join(', ')}.`);
  return kind.data;
}

export function asDay(value: string): string {
  if (!Day.safeParse(value).success) throw new Misuse(`« ${value} » n’est pas un jour : écrivez AAAA-MM-JJ.`);
  return value;
}

export function asText(value: string): string {
  if (value.trim() === '') throw new Misuse('Une option obligatoire est vide.');
  return value.trim();
}

export const asCodes = (value: string): string[] =>
  asText(value)
    .split(',')
    .map((code) => code.trim());
