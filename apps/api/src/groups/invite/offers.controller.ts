import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  AcceptInvitation,
  InvitationAccepted,
  InvitationOffer,
  SignedUpInvited,
  SignUpInvited,
} from '@belvedere/contracts/groups';
import { Attempts } from '../../accounts/attempts/attempts.service.ts';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { OffersService } from './offers.service.ts';

/** A link of a mail, or a code as people type it. */
const Token = z.string().min(1).max(100);

/** As slow as signing in: a code is short. */
const GUESSES = { window: 60, max: 5 };
/** Each puts a mail in somebody's box, and one code is good for many: a room full of people, and no more. */
const SIGN_UPS = { window: 600, max: 20 };

@Controller('invitations/:token')
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly attempts: Attempts,
  ) {}

  /** To what an invitation, or a code, invites. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('invitation.use')
  @Returns(InvitationOffer)
  read(
    @Param('token', { schema: Token }) token: string,
    @Req() { ip }: FastifyRequest,
  ): Promise<InvitationOffer> {
    return this.attempts.guess(ip, 'invitation', GUESSES, () => this.offers.read(token));
  }

  /** Makes an account with it. */
  @Post('account')
  @Header('cache-control', 'no-store')
  @Access('invitation.use')
  @Returns(SignedUpInvited, 201)
  async signUp(
    @Param('token', { schema: Token }) token: string,
    @Body({ schema: SignUpInvited }) person: SignUpInvited,
    @Req() { ip }: FastifyRequest,
  ): Promise<SignedUpInvited> {
    await this.attempts.within(ip, 'invitation/account', SIGN_UPS);
    return this.attempts.guess(ip, 'invitation', GUESSES, () => this.offers.signUp(token, person));
  }

  /** Joins the group. */
  @Post('acceptance')
  @Access('invitation.accept')
  @Returns(InvitationAccepted)
  accept(
    @Param('token', { schema: Token }) token: string,
    @Body({ schema: AcceptInvitation }) accepted: AcceptInvitation,
    @CurrentPerson() { id }: Person,
    @Req() { ip }: FastifyRequest,
  ): Promise<InvitationAccepted> {
    return this.attempts.guess(ip, 'invitation', GUESSES, () => this.offers.accept(token, id, accepted));
  }
}
