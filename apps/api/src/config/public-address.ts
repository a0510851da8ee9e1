import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CONFIGURATION } from './configuration.token.ts';
import type { Configuration } from './environment.ts';

/** Where people reach the observatory: PUBLIC_URL, or else wherever this process listens. */
@Injectable()
export class PublicAddress {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly host: HttpAdapterHost,
  ) {}

  /** "https://observatoire.example.org", without a final slash. */
  get origin(): string {
    const { publicUrl, host, port } = this.configuration;
    if (publicUrl) return publicUrl;
    const listening = this.listening();
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
    return new URL(`http://${name}:${String(listening ?? port)}`).origin;
  }

  /** The address that people follow for a path of ours: "/courriels" → "https://observatoire.example.org/courriels". */
  of(path: string): string {
    return this.origin + path;
  }

  /** The port, which the configuration may have left to the system. */
  private listening(): number | null {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | string | null };
    const address = server.address();
    return typeof address === 'object' && address ? address.port : null;
  }
}
