import {
  CustomError,
  ElementFactory,
  Serializer,
  surveyLocalization,
  type LocalizableString,
  type SurveyError,
} from 'survey-core';
import { NO_ANSWER, OTHER_AREA } from '../special-answers/index.ts';
import { problemTexts } from '../problems.ts';
import { GroupedQuestion } from './grouped-question.ts';

const TYPE = 'neighbourhood';

/**
 * "Which neighbourhood?", as a SurveyJS question: its value is an area code, `other` or `no-answer`. How it looks
 * (list, address, map) is up to who renders it.
 * @see https://surveyjs.io/form-library/documentation/customize-question-types/third-party-component-integration-react
 */
export class NeighbourhoodQuestion extends GroupedQuestion {
  /** Codes that may be answered, set by the page that knows the campaign. Without them any code is believed. */
  areas: ReadonlySet<string> | undefined;

  constructor(name: string) {
    super(name);
    this.createLocalizableString('otherText', this, true);
    this.createLocalizableString('noAnswerText', this, true);
  }

  override getType(): string {
    return TYPE;
  }

  /** "Another neighbourhood", in the language of the survey. */
  get otherText(): string {
    return this.getLocalizableStringText('otherText');
  }
  set otherText(text: string) {
    this.setLocalizableStringText('otherText', text);
  }
  get locOtherText(): LocalizableString {
    return this.getLocalizableString('otherText');
  }

  /** "I'd rather not say", in the language of the survey. */
  get noAnswerText(): string {
    return this.getLocalizableStringText('noAnswerText');
  }
  set noAnswerText(text: string) {
    this.setLocalizableStringText('noAnswerText', text);
  }
  get locNoAnswerText(): LocalizableString {
    return this.getLocalizableString('noAnswerText');
  }

  override clearIncorrectValues(): void {
    super.clearIncorrectValues();
    if (!this.isEmpty() && !this.mayBe(this.value)) this.clearValue();
  }

  protected override onCheckForErrors(
    errors: SurveyError[],
    isOnValueChanged: boolean,
    fireCallback: boolean,
  ): void {
    super.onCheckForErrors(errors, isOnValueChanged, fireCallback);
    if (this.isEmpty() || this.mayBe(this.value)) return;
    const text = problemTexts['unknown-area'];
    errors.push(new CustomError(this.getLocale() === 'en' ? text.en : text.fr, this));
  }

  private mayBe(value: unknown): boolean {
    if (typeof value !== 'string') return false;
    return value === OTHER_AREA || value === NO_ANSWER || !this.areas || this.areas.has(value);
  }
}

/**
 * Teaches SurveyJS our question type and our properties (`theme`, `dimension`, `screenOut`). Call it once before
 * a model is made; again does nothing. French becomes the language of default texts: SurveyJS takes them for
 * English otherwise, and would show French under `locale = "en"`.
 */
export function registerNeighbourhoodQuestion(): void {
  if (Serializer.findClass(TYPE)) return;
  surveyLocalization.defaultLocale = 'fr';
  Serializer.addClass(
    TYPE,
    [
      { name: 'otherText', serializationProperty: 'locOtherText' },
      { name: 'noAnswerText', serializationProperty: 'locNoAnswerText' },
    ],
    () => new NeighbourhoodQuestion(''),
    'question',
  );
  ElementFactory.Instance.registerElement(TYPE, (name: string) => new NeighbourhoodQuestion(name));
  Serializer.addProperty('question', { name: 'theme' });
  Serializer.addProperty('selectbase', { name: 'dimension' });
  Serializer.addProperty('choiceitem', { name: 'screenOut' });
  Serializer.addProperty('choiceitem', { name: 'screenOutText', isLocalizable: true });
}
