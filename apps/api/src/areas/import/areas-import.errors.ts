import type { ProblemDetail } from '@belvedere/contracts/problem';
import { Failure } from '../../failure.ts';

/** The file as a whole cannot be read as areas. */
export class AreasUnreadable extends Failure {
  constructor(code: string, message: string) {
    super('invalid', `areas-${code}`, message);
  }
}

/** Some areas cannot be imported, so none is. `errors` names each, with its reason. */
export class AreasRefused extends Failure {
  constructor(errors: ProblemDetail[]) {
    const some =
      errors.length > 1 ? `${String(errors.length)} contours sont refusés` : 'Un contour est refusé';
    super('invalid', 'areas-refused', `${some} : rien n’a été importé.`, errors);
  }
}

/** Someone else imported one of these codes at the same moment. */
export class AreaCodeTaken extends Failure {
  constructor() {
    super(
      'conflict',
      'area-code-taken',
      'Un de ces codes vient d’être importé par quelqu’un d’autre pour la même période : rien n’a été importé. Relancez l’import.',
    );
  }
}
