import { Inject, Injectable, type INestApplication } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import { applyNotes } from './openapi-notes.js';

/** The OpenAPI document, made when it is first asked for: most processes never are. */
@Injectable()
export class OpenApi {
  private app: INestApplication | undefined;
  private made: Promise<object> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Told once by `createApp`, since only the application knows all routes. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  document(): Promise<object> {
    this.made ??= this.make();
    return this.made;
  }

  private async make(): Promise<object> {
    if (!this.app) throw new Error('OpenApi was asked before createApp told it the application');
    const swagger = await import('@nestjs/swagger');
    applyNotes(swagger);
    const config = new swagger.DocumentBuilder()
      .setTitle('Tally')
      .setDescription('Crowdfunding and micro-investment. Errors are RFC 9457 problem details; see /problems.')
      .setVersion('1')
      .addServer(this.settings.PUBLIC_URL)
      .addBearerAuth()
      .addCookieAuth('__Host-session')
      .build();
    return swagger.SwaggerModule.createDocument(this.app, config);
  }
}
