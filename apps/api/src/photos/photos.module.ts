import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { PhotosController } from './photos.controller.ts';
import { PhotosQueries } from './photos.queries.ts';
import { PhotosService } from './photos.service.ts';

/** Photos of what was seen in the field. */
@Module({
  imports: [TerritoriesModule],
  controllers: [PhotosController],
  providers: [PhotosService, PhotosQueries],
  exports: [PhotosService],
})
export class PhotosModule {}
