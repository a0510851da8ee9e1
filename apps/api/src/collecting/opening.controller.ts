import { Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KeyShare, OpenedCollectingSession } from '@belvedere/contracts/collecting';
import { Attempts } from '../accounts/attempts/attempts.service.ts';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { CollectingService } from './collecting.service.ts';

const Token = z.string().min(1).max(100);
/** The page asks once for each PIN that is typed. */
const TRIES = { window: 600, max: 12 };

/** What a device that goes from hand to hand asks for: it holds the address of the session, and no account. */
@Controller('collecting-sessions/:token')
export class OpeningController {
  constructor(
    private readonly collecting: CollectingService,
    private readonly attempts: Attempts,
  ) {}

  /** The session of an address: 404 when there is none, 410 when it is over, ended or lost. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('collecting-session.open')
  @Returns(OpenedCollectingSession)
  open(@Param('token', { schema: Token }) token: string): Promise<OpenedCollectingSession> {
    return this.collecting.open(token);
  }

  /**
   * The server's half of the key under which the device locks what waits on it: 410 once the device is lost. A few times
   * in ten minutes only: that slows whoever types PINs into the page. It is always the same, so whoever keeps it may go on
   * trying elsewhere (ADR 15).
   */
  @Post('key-share')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access('collecting-session.open')
  @Returns(KeyShare)
  async share(
    @Param('token', { schema: Token }) token: string,
    @Req() { ip }: FastifyRequest,
  ): Promise<KeyShare> {
    await this.attempts.within(ip, `collecting-key|${token}`, TRIES);
    return { share: await this.collecting.share(token) };
  }
}
