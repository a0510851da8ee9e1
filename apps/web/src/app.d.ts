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
    }
    interface Platform {
      /** The request as the API's HTTP server received it; `inject` answers an API request in this same process. */
      req: IncomingMessage & { inject?: (request: Request) => Promise<Response> };
    }
  }
}

export {};
