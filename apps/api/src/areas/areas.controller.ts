import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Area,
  AreaCode,
  AreaList,
  AreaOutlines,
  AreaQuery,
  LocatedPoint,
  LocatePoint,
} from '@belvedere/contracts/areas';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { entityTag, namesTag } from '../http/entity-tag.ts';
import { Returns } from '../http/returns.decorator.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { AreasService } from './areas.service.ts';

/** Boundaries change a few times in ten years; a browser may keep them, and asks again for little. */
const KEEP = 'public, max-age=300, stale-while-revalidate=86400';

@Controller('territories/:territory/areas')
export class AreasController {
  constructor(
    private readonly areas: AreasService,
    private readonly territories: TerritoriesService,
  ) {}

  /** The areas of a territory, of one kind or of all. */
  @Get()
  @Access('area.read')
  @Returns(AreaList)
  async list(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: AreaQuery }) query: AreaQuery,
  ): Promise<AreaList> {
    return { areas: await this.areas.all(await this.territories.idOf(territory), query) };
  }

  /** The same areas as GeoJSON, simplified for drawing. */
  @Get('outlines')
  @Access('area.read')
  @Returns(AreaOutlines)
  async outlines(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: AreaQuery }) query: AreaQuery,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AreaOutlines | undefined> {
    const outlines = await this.areas.outlines(await this.territories.idOf(territory), query);
    const tag = entityTag(outlines);
    reply.header('etag', tag).header('cache-control', KEEP);
    if (!namesTag(headers['if-none-match'], tag)) return outlines;
    reply.status(304);
    return undefined;
  }

  @Get(':code')
  @Access('area.read')
  @Returns(Area)
  async read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('code', { schema: AreaCode }) code: string,
    @Query({ schema: AreaQuery.pick({ on: true }) }) { on }: Pick<AreaQuery, 'on'>,
  ): Promise<Area> {
    return this.areas.byCode(await this.territories.idOf(territory), code, on);
  }

  /** In which area a point lies today. Nothing of it is kept. */
  @Post('locate')
  @Access('area.locate')
  @Returns(LocatedPoint)
  async locate(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: LocatePoint }) { kind, ...point }: LocatePoint,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LocatedPoint> {
    reply.header('cache-control', 'no-store');
    return this.areas.locate(await this.territories.idOf(territory), point, kind);
  }
}
