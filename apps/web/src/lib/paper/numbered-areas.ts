import type { Area } from '@belvedere/contracts/areas';
import { NO_ANSWER_KEY } from '@belvedere/domain/paper';
import type { Answer } from '@belvedere/domain/survey';
import { groupByCommune, matching } from '#lib/survey/neighbourhood-list.ts';

type Named = Pick<Area, 'code' | 'name' | 'commune'>;

/** A neighbourhood with the number that stands for it on a sheet. */
export interface NumberedArea extends Named {
  number: number;
}

/** In the order in which a sheet prints them: the same on every sheet and every device. */
export const numberedAreas = (areas: readonly Named[]): NumberedArea[] =>
  groupByCommune(areas)
    .flatMap((group) => group.areas)
    .map(({ code, name, commune }, index) => ({ code, name, commune, number: index + 1 }));

/** The number of "elsewhere", after all of them. */
export const elsewhereNumber = (areas: readonly NumberedArea[]): number => areas.length + 1;

/**
 * The area that was typed, by its number or by enough of its name: its code, `other` or `no-answer`. What is none of
 * them comes back as it is, for the reader of the survey to refuse.
 */
export function readArea(typed: string, areas: readonly NumberedArea[]): string {
  const text = typed.trim();
  if (text === NO_ANSWER_KEY) return 'no-answer';
  if (/^\d+$/.test(text)) {
    if (Number(text) === elsewhereNumber(areas)) return 'other';
    return areas.find(({ number }) => number === Number(text))?.code ?? text;
  }
  const found = areas.filter((area) => matching(area, text));
  const exact = found.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return (exact ?? (found.length === 1 ? found[0] : undefined))?.code ?? text;
}

/** What is typed for an answer that is known. */
export function typedArea(answer: Answer | undefined, areas: readonly NumberedArea[]): string {
  if (answer === 'no-answer') return NO_ANSWER_KEY;
  if (answer === 'other') return String(elsewhereNumber(areas));
  const number = areas.find(({ code }) => code === answer)?.number;
  if (number !== undefined) return String(number);
  return typeof answer === 'string' ? answer : '';
}
