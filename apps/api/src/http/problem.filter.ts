import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Problem, ProblemDetail } from '@belvedere/contracts/problem';
import { Failure, type FailureKind } from '../failure.ts';
import { frenchTypography } from '../french-typography.ts';
import { InvalidRequest } from './validation.pipe.ts';

const STATUS: Record<FailureKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

const TITLES: Record<number, [code: string, title: string]> = {
  400: ['invalid-request', 'La demande ne peut pas être comprise.'],
  401: ['sign-in-required', 'Connectez-vous pour continuer.'],
  403: ['forbidden', 'Votre rôle ne le permet pas.'],
  404: ['not-found', 'Cette adresse ne mène à rien.'],
  405: ['method-not-allowed', 'Cette adresse ne connaît pas cette méthode.'],
  409: ['conflict', 'La demande contredit ce qui est déjà enregistré.'],
  410: ['gone', "Ce n'est plus disponible."],
  413: ['too-large', 'La demande est trop grande.'],
  415: ['unsupported-media-type', 'Le format envoyé n’est pas accepté.'],
  429: ['too-many-attempts', 'Trop d’essais. Réessayez dans un moment.'],
  500: ['unexpected', 'Une erreur est survenue de notre côté. Réessayez dans un moment.'],
  503: ['unavailable', 'Le service est momentanément indisponible. Réessayez dans un moment.'],
};

const typesetDetail = ({ message, ...rest }: ProblemDetail): ProblemDetail => ({
  ...rest,
  message: frenchTypography(message),
});

function problem(status: number, parts: Partial<Problem> = {}): Problem {
  const [code, title] = TITLES[status] ?? TITLES[500]!;
  return { type: 'about:blank', title, status, code, ...parts };
}

/** Turns whatever was thrown into the one problem shape; what was not foreseen is logged and tells nothing. */
function problemOf(error: unknown): Problem {
  if (error instanceof Failure)
    return problem(STATUS[error.kind], {
      code: error.code,
      title: frenchTypography(error.message),
      ...(error.errors ? { errors: error.errors.map(typesetDetail) } : {}),
    });
  if (error instanceof InvalidRequest) return problem(400, { errors: error.details.map(typesetDetail) });
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return TITLES[status] ? problem(status) : problem(status, { code: 'refused', title: 'Demande refusée.' });
  }
  return problem(500);
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = problemOf(error);
    if (answer.status >= 500 && !(error instanceof Failure))
      this.logger.error(error instanceof Error ? error.stack : error);
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(answer.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(answer);
  }
}
