import { Failure } from '../failure.ts';

const at = (code: string, message: string) => [{ path: 'photo', code, message }];

/** What was sent is no JPEG, PNG or WebP picture, by its bytes. */
export class PhotoUnknownFormat extends Failure {
  constructor() {
    super(
      'invalid',
      'photo-unknown-format',
      'Ce fichier n’est pas une photo que nous savons lire. Envoyez une image JPEG, PNG ou WebP.',
      at('unknown-format', 'no JPEG, PNG or WebP picture'),
    );
  }
}

export class PhotoDamaged extends Failure {
  constructor() {
    super(
      'invalid',
      'photo-damaged',
      'Cette photo est abîmée ou incomplète. Choisissez-en une autre.',
      at('damaged', 'cannot be read to its end'),
    );
  }
}

export class PhotoMoves extends Failure {
  constructor() {
    super(
      'invalid',
      'photo-moves',
      'Cette image est animée. Envoyez une photo fixe.',
      at('moves', 'more than one picture'),
    );
  }
}

/** More pixels than are worth reading, however little they weigh. */
export class PhotoTooLarge extends Failure {
  constructor() {
    super(
      'invalid',
      'photo-too-large',
      'Cette photo a trop de pixels. Réduisez-la, puis envoyez-la de nouveau.',
      at('too-large', 'too many pixels'),
    );
  }
}

export class PhotoNotFound extends Failure {
  constructor() {
    super('not-found', 'photo-not-found', 'Cette photo n’existe pas, ou plus, dans ce territoire.');
  }
}
