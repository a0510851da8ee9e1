import type { AreaKind, Area } from '@belvedere/contracts/areas';
import type { NeighbourhoodQuestion } from '@belvedere/domain/survey/question';
import type { SurveyModel } from 'survey-core';
import NeighbourhoodChoice from './NeighbourhoodChoice.svelte';
import { renderWithSvelte } from './svelte-question.ts';

/** What choosing a neighbourhood needs to know besides the question. */
export interface Neighbourhoods {
  territory: string;
  kind: AreaKind;
  areas: readonly Area[];
}

/** One renderer serves every model, as SurveyJS wants it; each model has its own neighbourhoods. */
const ofModel = new WeakMap<object, Neighbourhoods>();

/** Teaches SurveyJS's renderer our question, and this model its neighbourhoods. */
export function renderNeighbourhoods(model: SurveyModel, neighbourhoods: Neighbourhoods): void {
  ofModel.set(model, neighbourhoods);
  renderWithSvelte('neighbourhood', NeighbourhoodChoice, (question: NeighbourhoodQuestion) => {
    const known = ofModel.get(question.survey);
    return known && { question, ...known };
  });
}
