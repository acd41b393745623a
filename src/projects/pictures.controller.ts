import { Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FileMissing, PictureBroken, PictureNotTaken, PictureSizeUnusable, ReceiveUpload } from '../files/index.js';
import {
  type Caller,
  checkBody,
  CurrentCaller,
  Operation,
  OperationGroup,
  TakesFile,
  UuidParam,
} from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { AddPicture } from './add-picture.js';
import { PictureRequest, PictureResponse, pictureResponse } from './pictures.dto.js';
import { PictureWordsMissing, ProjectNotFound } from './project.errors.js';

@Controller('v1/projects/:id/pictures')
@OperationGroup('Projects')
export class PicturesController {
  constructor(
    private readonly receiveUpload: ReceiveUpload,
    private readonly addPicture: AddPicture,
  ) {}

  @Get()
  @Allow('pictures.add')
  @Operation({
    summary: 'The pictures that stories and updates may show, newest first, at most a hundred',
    answer: [PictureResponse],
    problems: [ProjectNotFound],
  })
  async list(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
  ): Promise<{ data: PictureResponse[]; next: null }> {
    return { data: (await this.addPicture.list(id, caller)).map(pictureResponse), next: null };
  }

  @Post()
  @Allow('pictures.add')
  @TakesFile({ file: 'JPEG, PNG, WebP or AVIF of at most 10 MB.', fields: PictureRequest })
  @Operation({
    summary: 'Send a picture for a story or update, as owner or deputy',
    answer: PictureResponse,
    status: 201,
    problems: [ProjectNotFound, PictureWordsMissing, FileMissing, PictureNotTaken, PictureBroken, PictureSizeUnusable],
  })
  async add(
    @UuidParam('id') id: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<PictureResponse> {
    // Asked before a byte is taken, and again by the use case.
    await this.addPicture.ofParty(id, caller);
    const made = await this.receiveUpload.execute(request, async ({ fields, path }) => {
      const { description } = await checkBody(PictureRequest, fields);
      return this.addPicture.execute(id, { path, description }, caller);
    });
    return pictureResponse(made);
  }
}
