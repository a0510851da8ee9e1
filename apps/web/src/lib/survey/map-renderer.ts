import type { Area, AreaKind, AreaOutlines } from '@belvedere/contracts/areas';
import type { MapQuestion } from '@belvedere/domain/survey/question';
import type { SurveyModel } from 'survey-core';
import MapChoice from './MapChoice.svelte';
import { renderWithSvelte } from './svelte-question.ts';

/** What showing places needs to know besides the question. */
export interface Grounds {
  territory: string;
  kind: AreaKind;
  areas: readonly Area[];
  outlines: AreaOutlines;
}

/** One renderer serves every model, as SurveyJS wants it; each model has its own grounds. */
const ofModel = new WeakMap<object, Grounds>();

/** Teaches SurveyJS's renderer our map question, and this model its grounds. */
export function renderMaps(model: SurveyModel, grounds: Grounds): void {
  ofModel.set(model, grounds);
  renderWithSvelte('map', MapChoice, (question: MapQuestion) => {
    const known = ofModel.get(question.survey);
    return known && { question, ...known };
  });
}
