import { Controller, Delete, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FileMissing, PictureBroken, PictureNotTaken, PictureSizeUnusable, ReceiveUpload } from '../files/index.js';
import {
  type Caller,
  checkBody,
  CurrentCaller,
  Forbidden,
  Operation,
  OperationGroup,
  TakesFile,
  UuidParam,
} from '../platform/http/index.js';
import { Allow, locales } from '../users/index.js';
import { CoverRequest } from './cover.dto.js';
import { AltTextMissing, ProjectNotFound } from './project.errors.js';
import { ProjectResponse } from './projects.dto.js';
import { ProjectsService } from './projects.service.js';
import { ReadProjects } from './read-projects.js';
import { SetCover } from './set-cover.js';

@Controller('v1/projects/:id/cover')
@OperationGroup('Projects')
export class CoversController {
  constructor(
    private readonly service: ProjectsService,
    private readonly receiveUpload: ReceiveUpload,
    private readonly setCover: SetCover,
    private readonly read: ReadProjects,
  ) {}

  @Put()
  @Allow('projects.edit')
  @TakesFile({
    file: 'JPEG, PNG, WebP or AVIF of at most 10 MB; left out, only the words change.',
    fields: CoverRequest,
  })
  @Operation({
    summary: 'Set the picture that stands for a project',
    answer: ProjectResponse,
    problems: [
      ProjectNotFound,
      Forbidden,
      AltTextMissing,
      FileMissing,
      PictureNotTaken,
      PictureBroken,
      PictureSizeUnusable,
    ],
  })
  async set(
    @UuidParam('id') id: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectResponse> {
    // Asked before a byte is taken, and again by the use case.
    await this.service.ownedBy(id, caller);
    await this.receiveUpload.execute(request, async ({ fields, path }) => {
      const words = await checkBody(CoverRequest, fields);
      const alt = Object.fromEntries(locales.map((locale) => [locale, words[`alt-${locale}`] ?? '']));
      await this.setCover.execute(id, { path, alt }, caller);
    });
    return this.read.one(id, caller);
  }

  @Delete()
  @Allow('projects.edit')
  @Operation({
    summary: 'Remove it; the cover is then drawn from the project’s name',
    answer: ProjectResponse,
    problems: [ProjectNotFound, Forbidden],
  })
  async remove(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<ProjectResponse> {
    await this.setCover.remove(id, caller);
    return this.read.one(id, caller);
  }
}
