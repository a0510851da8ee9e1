import { goto } from '$app/navigation';
import { page } from '$app/state';
import { keepingChannel } from './channel.ts';

/** Where somebody is in a questionnaire, and the ways from there. */
export interface Steps {
  /** A page of the survey, or what follows them; something else at first. */
  readonly step: string;
  /** Came from the review to change one answer. */
  readonly review: boolean;
  /** The step to which `back` leads. */
  readonly previous: string | undefined;
  go(to: string, options?: { replace?: boolean; review?: boolean }): Promise<void>;
  back(): void;
  /** Back to where the questionnaire was started, in one go. */
  leave(): void;
}

/**
 * Steps that are entries of the browser's history, so that its back button goes to the question before, and a reload
 * comes back here.
 */
export class HistorySteps implements Steps {
  get step() {
    return page.state.answering?.step ?? '';
  }
  get review() {
    return page.state.answering?.review ?? false;
  }
  get previous() {
    return page.state.answering?.previous;
  }

  /** The last screen is not for a reload: someone else may hold the device by then. */
  async go(to: string, { replace = false, review = false } = {}) {
    const depth = (page.state.answering?.depth ?? -1) + (replace ? 0 : 1);
    const previous = replace ? this.previous : this.step;
    await goto(keepingChannel(page.url), {
      shallow: true,
      replace,
      persistState: to !== 'end',
      state: { answering: { step: to, depth, review, ...(previous !== undefined && { previous }) } },
    });
  }

  back() {
    history.back();
  }

  leave() {
    history.go(-((page.state.answering?.depth ?? 0) + 1));
  }
}

/** Steps that are nowhere but here: no button of the browser leads to one, during the questionnaire or after it. */
export class HiddenSteps implements Steps {
  step = $state('');
  review = $state(false);
  readonly previous = undefined;
  readonly leave: () => void;

  constructor(leave: () => void) {
    this.leave = leave;
  }

  go(to: string, { review = false } = {}) {
    this.step = to;
    this.review = review;
    return Promise.resolve();
  }

  back() {
    this.leave();
  }
}
