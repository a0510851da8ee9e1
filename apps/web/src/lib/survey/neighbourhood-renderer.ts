import type { AreaKind, Area } from '@belvedere/contracts/areas';
import type { NeighbourhoodQuestion } from '@belvedere/domain/survey/question';
import type { SurveyModel } from 'survey-core';
import { createElement, ReactQuestionFactory, SurveyQuestionElementBase } from 'survey-js-ui';
import { mount, unmount } from 'svelte';
import NeighbourhoodChoice from './NeighbourhoodChoice.svelte';

/** What choosing a neighbourhood needs to know besides the question. */
export interface Neighbourhoods {
  territory: string;
  kind: AreaKind;
  areas: readonly Area[];
}

/** One renderer serves every model, as SurveyJS wants it; each model has its own neighbourhoods. */
const ofModel = new WeakMap<object, Neighbourhoods>();

/** The place in SurveyJS's tree where our Svelte component lives as long as the question is on screen. */
class NeighbourhoodPlace extends SurveyQuestionElementBase {
  private place: HTMLElement | null = null;
  private component: Record<string, unknown> | undefined;

  override componentDidMount(): void {
    super.componentDidMount();
    const question = this.questionBase as NeighbourhoodQuestion;
    const neighbourhoods = ofModel.get(question.survey);
    if (!this.place || !neighbourhoods) return;
    this.component = mount(NeighbourhoodChoice, {
      target: this.place,
      props: { question, ...neighbourhoods },
    });
  }

  override componentWillUnmount(): void {
    super.componentWillUnmount();
    if (this.component) void unmount(this.component);
    this.component = undefined;
  }

  // What is inside is Svelte's: SurveyJS draws the empty place once.
  override shouldComponentUpdate(): boolean {
    return false;
  }

  protected override renderElement(): ReturnType<typeof createElement> {
    return createElement('div', {
      ref: (element: HTMLElement | null) => {
        this.place = element;
      },
    });
  }
}

/** Teaches SurveyJS's renderer our question, and this model its neighbourhoods. */
export function renderNeighbourhoods(model: SurveyModel, neighbourhoods: Neighbourhoods): void {
  ofModel.set(model, neighbourhoods);
  ReactQuestionFactory.Instance.registerQuestion('neighbourhood', (props) =>
    createElement(NeighbourhoodPlace, props),
  );
}
