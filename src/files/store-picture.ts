import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/http/index.js';
import { DrawPicture } from './draw-picture.js';
import { FileStore } from './file-store.js';
import { type Picture } from './picture.entity.js';
import { TooManyPictures } from './picture.errors.js';
import { fileName, namesOf, sharedFileName } from './picture.rules.js';
import { Pictures } from './pictures.repository.js';

/** A picture whose files are in place and whose row is still to be written. */
export type StoredPicture = Pick<Picture, 'digest' | 'width' | 'height' | 'widths'>;

const perDay = 60;

/**
 * Makes files of what somebody sent, and hands them to `record`, which writes the row: a row never points to a file that
 * is not there. When `record` refuses, the files are removed again.
 */
@Injectable()
export class StorePicture {
  constructor(
    private readonly drawPicture: DrawPicture,
    private readonly files: FileStore,
    private readonly pictures: Pictures,
  ) {}

  /** @throws TooManyPictures, PictureNotTaken, PictureBroken, PictureSizeUnusable, Busy, and what `record` throws */
  async execute<T>(path: string, userId: string, record: (stored: StoredPicture) => Promise<T>): Promise<T> {
    if ((await this.pictures.sentWithinADay(userId)) >= perDay) {
      throw new TooManyPictures({ retryAfterSeconds: 3_600 });
    }
    const { width, height, copies, shared } = await this.drawPicture.execute(path);
    // The random part keeps the address of what is not public yet from whoever has the same picture.
    const digest = createHash('sha256').update(randomUUID()).update(shared).digest('hex').slice(0, 32);
    const stored = { digest, width, height, widths: copies.map((copy) => copy.width) };
    try {
      for (const copy of copies) await this.files.keep(fileName(digest, copy.width), copy.content);
      await this.files.keep(sharedFileName(digest), shared);
      return await record(stored);
    } catch (error) {
      // After any other failure the row may be there all the same; if it is not, the files are found as strays.
      if (error instanceof Problem) await this.files.remove(namesOf(stored));
      throw error;
    }
  }
}
