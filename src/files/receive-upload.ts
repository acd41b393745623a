import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FormFields, noFields, readFormWithFile } from '../platform/http/index.js';
import { FileStore } from './file-store.js';
import { pictureLimits } from './picture.rules.js';

/** A form that somebody sent, with the file lying aside. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  /** Where the file is until the work with it is done; null when none was chosen. */
  readonly path: string | null;
}

/** Reads a form with a file and hands it on; whatever comes of it, the file is gone afterwards. */
@Injectable()
export class ReceiveUpload {
  constructor(private readonly files: FileStore) {}

  /** `fields` takes what the form says beside the file, also when the file is refused. @throws BodyTooLarge, UnsupportedMediaType, BadRequest, MalformedInput, and what `work` throws */
  async execute<T>(
    request: FastifyRequest,
    work: (upload: Upload) => Promise<T>,
    fields: FormFields = noFields(),
  ): Promise<T> {
    const path = await this.files.aside();
    try {
      const wanted = { field: 'file', path, maxBytes: pictureLimits.bytes, fields };
      const { bytes } = await readFormWithFile(request, wanted);
      return await work({ fields, path: bytes > 0 ? path : null });
    } finally {
      await rm(path, { force: true });
    }
  }
}
