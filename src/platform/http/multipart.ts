import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { applyDecorators, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { BadRequest, BodyTooLarge, UnsupportedMediaType } from './frame.errors.js';
import { checkInput } from './input.rules.js';
import { noteForOpenApi } from './openapi-notes.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly takesFile?: boolean;
  }
}

/**
 * A route whose body is a form with a file. Its handler reads it, after the guards: nobody else's bytes are taken. What
 * is given describes it in OpenAPI.
 */
export const TakesFile = (described?: { readonly file: string; readonly fields: Type }): MethodDecorator =>
  applyDecorators(RouteConfig({ takesFile: true }), (target, name, descriptor) => {
    if (!described) return;
    noteForOpenApi((swagger) => {
      const { file, fields } = described;
      const schema = {
        allOf: [
          { $ref: swagger.getSchemaPath(fields) },
          { type: 'object', properties: { file: { type: 'string', format: 'binary', description: file } } },
        ],
      };
      for (const note of [
        swagger.ApiConsumes('multipart/form-data'),
        swagger.ApiExtraModels(fields),
        swagger.ApiBody({ schema }),
      ]) {
        (note as MethodDecorator)(target, name, descriptor);
      }
    });
  });

/** What a form with a file says beside it, by the names of the fields. */
export type FormFields = Record<string, string>;

export const noFields = (): FormFields => Object.create(null) as FormFields;

interface Wanted {
  /** The name of the one field that may hold a file. */
  readonly field: string;
  /** Where the file goes; nothing is there before. */
  readonly path: string;
  readonly maxBytes: number;
  /** Takes the other fields as they come in, so that they are known of a form that is refused as well. */
  readonly fields: FormFields;
}

/** What the other fields and the frame around the parts may take. */
const otherBytes = 64 * 1024;

/**
 * Reads a multipart form straight to disk: whatever its length, a few chunks of it are in memory. What is too large is
 * refused while it comes in, and the rest of it is then read and dropped, so that the sender gets to read the answer.
 *
 * Answers the length of the file that now lies at `path`, 0 when none was sent.
 *
 * @throws UnsupportedMediaType, BodyTooLarge, BadRequest, MalformedInput; a part of the file may then lie at `path`
 */
export async function readFormWithFile(request: FastifyRequest, wanted: Wanted): Promise<{ readonly bytes: number }> {
  const limit = wanted.maxBytes + otherBytes;
  const form = new FormParts(parserOf(request, wanted.maxBytes), wanted);
  try {
    await form.read(request, limit);
  } catch (error) {
    request.raw.unpipe().resume();
    await form.stop();
    throw error;
  }
  checkInput(wanted.fields);
  return { bytes: form.bytes };
}

function parserOf({ headers }: FastifyRequest, fileSize: number): BusboyInstance {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw new UnsupportedMediaType({ detail: 'This operation takes a file: send multipart/form-data.' });
  }
  const limits = { fileSize, files: 1, fields: 20, parts: 21, fieldSize: 16 * 1024, headerPairs: 20, headerSize: 4096 };
  try {
    return new Busboy({ headers: { ...headers, 'content-type': type }, limits });
  } catch (cause) {
    throw new BadRequest({ detail: 'The form names no boundary between its parts.', cause });
  }
}

const tooLarge = ({ maxBytes }: Wanted) =>
  new BodyTooLarge({ detail: `The file is larger than ${maxBytes / 1024 / 1024} MB. Send a smaller one.` });

/** What has come in of a form so far. */
class FormParts {
  bytes = 0;
  private writing: Promise<void> = Promise.resolve();
  private open: { destroy(error: Error): unknown } | undefined;

  constructor(
    private readonly parser: BusboyInstance,
    private readonly wanted: Wanted,
  ) {}

  async read({ raw }: FastifyRequest, limit: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      let seen = 0;
      raw.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > limit) reject(tooLarge(this.wanted));
      });
      const cut = () => reject(new BadRequest({ detail: 'The form ended before it was whole.' }));
      raw.once('error', cut).once('close', () => {
        if (!raw.readableEnded) cut();
      });
      this.parser.on('error', (cause) => reject(new BadRequest({ detail: 'The form cannot be read.', cause })));
      for (const kind of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
        this.parser.on(kind, () => reject(new BadRequest({ detail: 'The form has more parts than this one takes.' })));
      }
      this.parser.on('field', (name, value, _, isCut) => this.takeField(name, value, isCut, reject));
      this.parser.on('file', (name, file) => {
        if (name !== this.wanted.field) {
          file.resume();
          reject(new BadRequest({ detail: `The file is expected in \`${this.wanted.field}\`.` }));
          return;
        }
        this.open = file;
        file.once('limit', () => reject(tooLarge(this.wanted)));
        file.on('data', (chunk: Buffer) => (this.bytes += chunk.length));
        this.writing = pipeline(file, createWriteStream(this.wanted.path, { flags: 'wx' }));
        this.writing.catch(reject);
      });
      this.parser.once('finish', () => void this.writing.then(resolve, reject));
      raw.pipe(this.parser);
    });
  }

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.open?.destroy(new Error('The form was refused'));
    await this.writing.catch(() => undefined);
  }

  private takeField(name: string, value: string, isCut: boolean, reject: (error: Error) => void): void {
    if (isCut) reject(new BodyTooLarge({ detail: `\`${name}\` is longer than any text that is taken here.` }));
    // The parser puts this sign where bytes are no UTF-8.
    else if (value.includes('\ufffd')) reject(new BadRequest({ detail: `\`${name}\` is not valid UTF-8.` }));
    else this.wanted.fields[name] = value;
  }
}
