import type { Question } from 'survey-core';
import { createElement, ReactQuestionFactory, SurveyQuestionElementBase } from 'survey-js-ui';
import { mount, unmount, type Component } from 'svelte';

/**
 * Teaches SurveyJS's renderer to draw a type of question with a component of ours, which lives as long as the question is on
 * screen.
 * @param propsOf what the component is given; undefined for a question of a model that nobody prepared
 */
export function renderWithSvelte<Q extends Question, Props extends Record<string, unknown>>(
  type: string,
  component: Component<Props>,
  propsOf: (question: Q) => Props | undefined,
): void {
  /** The place in SurveyJS's tree where the component is mounted. */
  class SveltePlace extends SurveyQuestionElementBase {
    private place: HTMLElement | null = null;
    private mounted: Record<string, unknown> | undefined;

    override componentDidMount(): void {
      super.componentDidMount();
      const props = propsOf(this.questionBase as unknown as Q);
      if (!this.place || !props) return;
      this.mounted = mount(component, { target: this.place, props });
    }

    override componentWillUnmount(): void {
      super.componentWillUnmount();
      if (this.mounted) void unmount(this.mounted);
      this.mounted = undefined;
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
  ReactQuestionFactory.Instance.registerQuestion(type, (props) => createElement(SveltePlace, props));
}
