import { Body, Controller, Delete, Get, Header, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { ContactRequests, LeaveContact } from '@belvedere/contracts/contacts';
import { Slug } from '@belvedere/contracts/text';
import { Attempts } from '../accounts/attempts/attempts.service.ts';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import { authorOf } from '../http/author-of.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { ContactsService } from './contacts.service.ts';

const DONE: Done = { done: true };
/** A social centre may have many at once; a flood is for nobody. */
const LEFT = { window: 600, max: 20 };

@Controller('territories/:territory/contact-requests')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly attempts: Attempts,
  ) {}

  /** Leaves an address in order to be written to. */
  @Post()
  @Access('contact.leave')
  @Returns(Done, 201)
  async leave(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: LeaveContact }) contact: LeaveContact,
    @Req() { ip }: FastifyRequest,
  ): Promise<Done> {
    await this.attempts.within(ip, 'contact', LEFT);
    await this.contacts.leave(territory, contact);
    return DONE;
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Access('contact.read')
  @Returns(ContactRequests)
  all(@Param('territory', { schema: Slug }) territory: string): Promise<ContactRequests> {
    return this.contacts.all(territory);
  }

  /** Once they were written to. */
  @Delete(':request')
  @Access('contact.remove')
  @Returns(Done)
  async remove(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('request', { schema: z.uuid() }) request: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.contacts.remove(territory, request, authorOf(person, territory));
    return DONE;
  }
}
