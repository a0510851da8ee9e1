import { Question } from 'survey-core';

/**
 * A question of ours that is answered by several controls, so that assistive technology meets a group: named by its title,
 * described by its help, or by what is wrong in its place, as SurveyJS's own questions are.
 */
export abstract class GroupedQuestion extends Question {
  /** What SurveyJS says of a single control is not true of a group, such as that it is required. */
  override get isNewA11yStructure(): boolean {
    return true;
  }

  override get ariaRole(): string {
    return 'group';
  }

  override get ariaLabelledBy(): string {
    return this.a11y_input_ariaLabelledBy;
  }

  override get ariaDescribedBy(): string {
    return this.a11y_input_ariaDescribedBy;
  }
}
