import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorFilters } from '@belvedere/contracts/actors';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { namesTag } from '../../http/entity-tag.ts';
import { ReturnsBytes } from '../../http/returns.decorator.ts';
import { TileAddress } from './tile-address.ts';
import { TilesService } from './tiles.service.ts';

const VECTOR_TILE = 'application/vnd.mapbox-vector-tile';

/** A map may be a minute late, and show what it has while it asks for news. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

const decompress = promisify(gunzip);

@Controller('territories/:territory/actors/tiles')
export class TilesController {
  constructor(private readonly tiles: TilesService) {}

  /**
   * Actors as a vector tile: layer `actors`, of points that stand for `points` actors; a lone one has its `slug`,
   * `name` and `kind`. The same filters as the list. 204: nobody there.
   */
  @Get(':z/:x/:file')
  @Access('actor.read')
  @ReturnsBytes(VECTOR_TILE)
  async read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param({ schema: TileAddress }) address: TileAddress,
    @Query({ schema: ActorFilters }) filters: ActorFilters,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Someone reloads by force (RFC 9111, 5.2.1.4): our own memory is a cache like any other.
    const fresh = headers['cache-control']?.includes('no-cache') ?? false;
    const { etag, read } = await this.tiles.find({ territory, filters, address, at: new Date(), fresh });
    // Weak: the same tile may come compressed or not.
    reply
      .header('etag', `W/${etag}`)
      .header('cache-control', CACHE_CONTROL)
      .header('vary', 'accept-encoding');
    if (namesTag(headers['if-none-match'], etag)) return void reply.status(304).send();
    const { bytes, gzipped } = await read();
    if (bytes.length === 0) return void reply.status(204).send();
    reply.type(VECTOR_TILE);
    if (!gzipped) return void reply.send(bytes);
    if (acceptsGzip(headers['accept-encoding']))
      return void reply.header('content-encoding', 'gzip').send(bytes);
    return void reply.send(await decompress(bytes));
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
const acceptsGzip = (header: string | string[] | undefined) =>
  String(header ?? '')
    .split(',')
    .some((choice) => /^\s*(gzip|\*)\s*(;|$)/i.test(choice) && !/;\s*q=0(\.0*)?\s*$/i.test(choice));
