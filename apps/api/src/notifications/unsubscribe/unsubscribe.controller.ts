import { Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnsubscribeQuery, Unsubscription } from '@belvedere/contracts/notifications';
import { Access } from '../../http/access.decorator.ts';
import { Returns, ReturnsBytes } from '../../http/returns.decorator.ts';
import { UnsubscribeService } from './unsubscribe.service.ts';

/** One-click unsubscription. @see https://www.rfc-editor.org/rfc/rfc8058 */
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribe: UnsubscribeService) {}

  /** What mail programs send when their reader presses "unsubscribe": no session, no cookie, a form that says so. */
  @Post()
  @Header('cache-control', 'no-store')
  @Access('unsubscribe.use')
  @Returns(Unsubscription)
  stop(@Query({ schema: UnsubscribeQuery }) { token }: UnsubscribeQuery): Promise<Unsubscription> {
    return this.unsubscribe.stop(token);
  }

  /** What a link would stop. Whatever only looks at it, such as a virus scanner, unsubscribes nobody. */
  @Get('what')
  @Header('cache-control', 'no-store')
  @Access('unsubscribe.use')
  @Returns(Unsubscription)
  what(@Query({ schema: UnsubscribeQuery }) { token }: UnsubscribeQuery): Unsubscription {
    return this.unsubscribe.read(token);
  }

  /** Programs that know no one-click open the address: the page asks first. */
  @Get()
  @Access('unsubscribe.use')
  @ReturnsBytes('text/html')
  page(@Query({ schema: UnsubscribeQuery }) { token }: UnsubscribeQuery, @Res() reply: FastifyReply): void {
    void reply.redirect(`/desinscription?token=${encodeURIComponent(token)}`, 302);
  }
}
