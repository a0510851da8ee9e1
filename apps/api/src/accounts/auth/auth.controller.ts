import { All, Controller, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../../http/access.decorator.ts';
import { ReturnsBytes } from '../../http/returns.decorator.ts';
import { InvalidRequest } from '../../http/validation.pipe.ts';
import { Attempts } from '../attempts/attempts.service.ts';
import { SignUp } from '../sign-up/sign-up.service.ts';
import { AUTH_PATHS } from './auth-paths.ts';
import { authProblem, toldOf } from './auth-problem.ts';
import { SignUpClosed, TooManyAttempts } from './auth.errors.ts';
import { AuthService } from './auth.service.ts';

/** Hands what concerns signing in and up to better-auth, and its answers back as ours. */
// Its paths and what they take are those of better-auth: AUTH_PATHS.
@ApiExcludeController()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly attempts: Attempts,
    private readonly signUp: SignUp,
  ) {}

  @All('*')
  @Access('account.use')
  @ReturnsBytes('application/json')
  async handle(
    @Param('*') path: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = Object.hasOwn(AUTH_PATHS, path) ? AUTH_PATHS[path] : undefined;
    if (known?.method !== request.method) throw new NotFoundException();
    if (path === 'sign-up/email' && !this.signUp.open) throw new SignUpClosed();
    const wait = known.limit ? await this.attempts.count(request.ip, path, known.limit) : null;
    if (wait !== null) {
      reply.header('retry-after', wait);
      throw new TooManyAttempts(wait);
    }
    if (![request.body, request.query].every(isStorable)) throw new InvalidRequest([]);
    const body = known.takes ? read(known.takes, request.body) : request.body;
    const answer = await this.auth.answer(asWebRequest(request, body));
    if (known.forgiving && answer.ok) await this.attempts.forgive(request.ip, path);
    await send(answer, request, reply);
  }
}

/** What better-auth takes is flat. It looks for tokens as they come, and PostgreSQL refuses a text with a zero byte. */
const isStorable = (sent: unknown): boolean =>
  !Object.values(sent ?? {}).some((text) => typeof text === 'string' && text.includes('\0'));

/** @throws InvalidRequest */
function read(schema: z.ZodType, body: unknown): unknown {
  const { data, error } = schema.safeParse(body ?? {});
  if (error) throw InvalidRequest.from(error.issues);
  return data;
}

/** The request as better-auth reads it, without what would tell it from where it comes. */
function asWebRequest({ protocol, host, url, method, headers }: FastifyRequest, body: unknown): Request {
  const kept = new Headers();
  for (const name of ['cookie', 'origin', 'referer', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'])
    if (typeof headers[name] === 'string') kept.set(name, headers[name]);
  if (body !== undefined) kept.set('content-type', 'application/json');
  return new Request(new URL(url, `${protocol}://${host}`), {
    method,
    headers: kept,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function send(answer: Response, { protocol, url }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0)
    reply.header(
      'set-cookie',
      cookies.map((one) => (protocol === 'https' && !/;\s*secure/i.test(one) ? `${one}; Secure` : one)),
    );
  reply.header('cache-control', 'no-store');
  const location = answer.headers.get('location');
  const failed = url.includes('/callback/') ? null : location && /[?&]error=([^&]+)/.exec(location)?.[1];
  const text = await answer.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  if (answer.status < 400 && !failed) {
    if (location) reply.header('location', location);
    return reply
      .status(answer.status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(toldOf(body)));
  }
  // A link that no longer works is answered by a redirection, which would show nothing to whoever followed it.
  const problem = failed ? authProblem(400, { code: failed }) : authProblem(answer.status, body);
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
