import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { namesTag } from '../http/entity-tag.ts';
import { ReturnsBytes } from '../http/returns.decorator.ts';
import { PhotosService } from './photos.service.ts';

const JPEG = 'image/jpeg';

/** A photo never changes under its address; but it may be taken away, and should then not be seen for long. */
const CACHE_CONTROL = 'public, max-age=3600, immutable';

const Territory = () => Param('territory', { schema: Slug });

@Controller('territories/:territory')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  /** The photo of a published observation. */
  @Get('photos/:photo')
  @Access('observation.read')
  @ReturnsBytes(JPEG)
  async shown(
    @Territory() territory: string,
    @Param('photo', { schema: z.uuid() }) photo: string,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.photos.shown(territory, photo);
    const tag = `"${photo}"`;
    reply.header('etag', tag).header('cache-control', CACHE_CONTROL);
    if (namesTag(headers['if-none-match'], tag)) return void reply.status(304).send();
    send(reply, bytes);
  }

  /** The photo that a proposal brings, for those who review it. */
  @Get('proposals/:proposal/photo')
  @Access('proposal.read')
  @ReturnsBytes(JPEG)
  async proposed(
    @Territory() territory: string,
    @Param('proposal', { schema: z.uuid() }) proposal: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.photos.proposed(territory, proposal);
    send(reply.header('cache-control', 'private, no-store'), bytes);
  }
}

/** As a picture and as nothing else, whatever a browser would make of its bytes. */
const send = (reply: FastifyReply, bytes: Buffer): void =>
  void reply
    .type(JPEG)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', 'inline; filename="photo.jpg"')
    .send(bytes);
