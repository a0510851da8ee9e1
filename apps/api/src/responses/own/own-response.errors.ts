import { Failure } from '../../failure.ts';

/** The same for a code that never was, one whose response is erased, and one of another territory. */
export class ReceiptUnknown extends Failure {
  constructor() {
    super(
      'not-found',
      'receipt-unknown',
      'Aucune réponse de ce territoire ne porte ce code : vérifiez-le. Si elle est déjà effacée, il n’en reste rien.',
    );
  }
}
