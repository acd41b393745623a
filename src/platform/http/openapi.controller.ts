import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from './allow.js';
import { RouteNotFound } from './frame.errors.js';
import { OpenApi } from './openapi.js';
import { noteForOpenApi } from './openapi-notes.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tally API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n`;

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** Swagger UI writes inline styles; only here are they allowed. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The API's description, for programs and for people. */
@Controller()
@Allow('openapi.read')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  document(): Promise<object> {
    return this.openApi.document();
  }

  @Get('api/docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  docs(): string {
    return page;
  }

  @Get('api/docs/:file')
  async asset(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    if (file === 'start.js') {
      await reply.type('text/javascript; charset=utf-8').send(start);
      return;
    }
    const type = assets[file];
    if (!type) throw new RouteNotFound();
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    await reply
      .type(type)
      .header('cache-control', 'public, max-age=86400')
      .send(await readFile(join(folder, file)));
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(OpenApiController));
