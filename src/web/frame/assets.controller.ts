import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { assetFolder } from './assets.js';
import { encodingOf } from './encoding.js';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};

const fileForm = /^[\w.-]+-[A-Z0-9]{8}\.(css|js|woff2)$/;
const encodings = { br: '.br', gzip: '.gz' } as const;

/** Stylesheet, scripts and fonts. Their names change with their content, so browsers keep them for ever. */
@Controller('assets')
@Allow('pages.read')
export class AssetsController {
  private readonly kept = new Map<string, Promise<Buffer>>();

  @Get(':file')
  async file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [, extension = ''] = fileForm.exec(file) ?? [];
    const type = types[extension];
    if (!type) throw new RouteNotFound();
    const encoding = extension === 'woff2' ? undefined : encodingOf(request.headers['accept-encoding']);
    const body = await this.read(encoding ? `${file}${encodings[encoding]}` : file);
    void reply.type(type).header('cache-control', 'public, max-age=31536000, immutable');
    void reply.header('vary', 'accept-encoding');
    if (encoding) void reply.header('content-encoding', encoding);
    await reply.send(body);
  }

  private read(name: string): Promise<Buffer> {
    const known = this.kept.get(name);
    if (known) return known;
    const reading = readFile(join(assetFolder, name));
    this.kept.set(name, reading);
    return reading.catch(() => {
      this.kept.delete(name);
      throw new RouteNotFound();
    });
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(AssetsController));
