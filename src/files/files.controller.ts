import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, noteForOpenApi } from '../platform/http/index.js';
import { FileStore } from './file-store.js';
import { FileNotFound } from './picture.errors.js';
import { digestIn, fileBehind } from './picture.rules.js';

/** Pictures by their names. A name is never given to another content, so everybody may keep it for ever. */
@Controller('files')
@Allow('files.read')
export class FilesController {
  constructor(private readonly files: FileStore) {}

  @Get(':name')
  async file(@Param('name') asked: string, @Res() reply: FastifyReply): Promise<void> {
    const name = fileBehind(asked);
    const found = digestIn(name) === undefined ? undefined : await this.files.read(name);
    if (!found) throw new FileNotFound();
    void reply.type(name.endsWith('.webp') ? 'image/webp' : 'image/jpeg').header('content-length', found.size);
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    await reply.send(found.content);
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(FilesController));
