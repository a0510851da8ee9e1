import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { OfferQueries } from './offer/offer.queries.ts';
import { OfferService } from './offer/offer.service.ts';
import { ReadController } from './read/read.controller.ts';
import { ReadQueries } from './read/read.queries.ts';
import { ReadService } from './read/read.service.ts';
import { FacetsQueries } from './search/facets.queries.ts';
import { SearchController } from './search/search.controller.ts';
import { SearchQueries } from './search/search.queries.ts';
import { SearchService } from './search/search.service.ts';
import { Revisions } from './tiles/revisions.ts';
import { TileBatches } from './tiles/tile-batches.ts';
import { TileCache } from './tiles/tile-cache.ts';
import { TilesController } from './tiles/tiles.controller.ts';
import { TilesQueries } from './tiles/tiles.queries.ts';
import { TilesService } from './tiles/tiles.service.ts';

/** Who acts in a territory: the list with its filters, one sheet, the map, and what an area is offered. */
@Module({
  imports: [TerritoriesModule],
  controllers: [SearchController, ReadController, TilesController],
  providers: [
    ...[SearchService, SearchQueries, FacetsQueries],
    ...[ReadService, ReadQueries],
    ...[OfferService, OfferQueries],
    ...[TilesService, TilesQueries, TileBatches, TileCache, Revisions],
  ],
  exports: [OfferService],
})
export class ActorsModule {}
