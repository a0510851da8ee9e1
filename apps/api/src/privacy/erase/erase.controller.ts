import { Body, Controller, Get, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { EraseAccount, ErasurePlan, ErasureReport } from '@belvedere/contracts/erasure';
import { Attempts, GUESSES, type Limit } from '../../accounts/attempts/attempts.service.ts';
import { ConfirmationService } from '../../accounts/me/confirmation.service.ts';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { EraseService } from './erase.service.ts';

/** Each goes through a whole erasure, and takes it back: enough to settle one obstacle after the other. */
const PLANS: Limit = { window: 600, max: 30 };

@Controller('me/erasure')
export class EraseController {
  constructor(
    private readonly erasing: EraseService,
    private readonly attempts: Attempts,
    private readonly confirmation: ConfirmationService,
  ) {}

  /** What erasing my account would do now, and what stands in the way. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('me.erase')
  @Returns(ErasurePlan)
  async plan(@CurrentPerson() { id, sessionId }: Person, @Ip() address: string): Promise<ErasurePlan> {
    await this.attempts.within(address, `me/erasure|${id}`, PLANS);
    return this.erasing.plan(id, sessionId);
  }

  /** Erases my account, for good. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access('me.erase')
  @Returns(ErasureReport)
  async erase(
    @Body({ schema: EraseAccount }) { password }: EraseAccount,
    @CurrentPerson() { id, sessionId }: Person,
    @Ip() address: string,
  ): Promise<ErasureReport> {
    await this.attempts.guess(address, 'me/erasure', GUESSES, () =>
      this.confirmation.confirm(id, sessionId, password),
    );
    return this.erasing.erase(id);
  }
}
