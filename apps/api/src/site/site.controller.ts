import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Site } from '@belvedere/contracts/territories';
import { Access } from '../http/access.decorator.ts';
import { CONFIGURATION } from '../config/configuration.module.ts';
import type { Configuration } from '../config/environment.ts';
import { Returns } from '../http/returns.decorator.ts';

@Controller('site')
export class SiteController {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** What every page needs to know of this installation. */
  @Get()
  @Header('cache-control', 'public, max-age=300')
  @Access('site.read')
  @Returns(Site)
  read(): Site {
    const { basemapStyle, geocoder } = this.configuration;
    return { basemapStyle, geocoder: geocoder !== null };
  }
}
