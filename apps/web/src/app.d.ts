import type { IncomingMessage } from 'node:http';
import type { Territory } from '@belvedere/contracts/territories';

declare global {
  namespace App {
    interface Error {
      /** Stable code of the problem that the API answered, if it is one. */
      code?: string;
      /** A sentence that says what to do, in the reader's language when we wrote it. */
      detail?: string;
    }
    interface PageData {
      /** The territory that the page is about, below /t/[territory]. */
      territory?: Territory;
      /** For a device that goes from hand to hand: no way to other pages, and nobody's name. */
      bare?: boolean;
    }
    interface PageState {
      /** Where someone is in a questionnaire: a page of the survey, or what follows them. */
      answering?: {
        step: string;
        /** How many steps lie between this entry of the history and the introduction. */
        depth: number;
        /** The step of the entry before this one. */
        previous?: string;
        /** Came from the review to change one answer. */
        review?: boolean;
      };
    }
    interface Platform {
      /** The request as the API's HTTP server received it; `inject` answers an API request in this same process. */
      req: IncomingMessage & { inject?: (request: Request) => Promise<Response> };
    }
  }
}

export {};
