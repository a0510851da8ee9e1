import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { AddressesController } from './addresses/addresses.controller.ts';
import { AddressesService } from './addresses/addresses.service.ts';
import { Geocoder } from './addresses/geocoder.ts';
import { AreasController } from './areas.controller.ts';
import { AreasQueries } from './areas.queries.ts';
import { AreasService } from './areas.service.ts';
import { AreasImportQueries } from './import/areas-import.queries.ts';
import { AreasImport } from './import/areas-import.service.ts';

@Module({
  imports: [TerritoriesModule],
  controllers: [AreasController, AddressesController],
  providers: [AreasService, AreasQueries, AddressesService, Geocoder, AreasImport, AreasImportQueries],
  exports: [AreasService, AreasImport],
})
export class AreasModule {}
