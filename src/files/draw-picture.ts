import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { Busy } from '../platform/http/index.js';
import { PictureBroken, PictureNotTaken, PictureSizeUnusable } from './picture.errors.js';
import { formatOf, largest, pictureLimits, sharedSize, sizeFault, widthsOf } from './picture.rules.js';

// One thread and no cache: a picture takes the memory of one picture, and the others of this process go on.
sharp.concurrency(1);
sharp.cache(false);

const reading: SharpOptions = {
  sequentialRead: true,
  limitInputPixels: pictureLimits.pixels,
  failOn: 'error',
};
const secondsEach = 20;
const mostWaiting = 8;

/** A picture in all the sizes that are kept. Only its pixels are left: no place, no camera, no profile, no comment. */
export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly copies: readonly { readonly width: number; readonly content: Buffer }[];
  /** For those who share a link, as JPEG. */
  readonly shared: Buffer;
}

/** Reads what was sent as a picture and draws it anew, one picture at a time. */
@Injectable()
export class DrawPicture {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @throws PictureNotTaken, PictureBroken, PictureSizeUnusable, Busy when too many wait */
  async execute(path: string): Promise<DrawnPicture> {
    await assertTaken(path);
    if (this.waiting >= mostWaiting) throw new Busy({ retryAfterSeconds: 10 });
    this.waiting += 1;
    const drawing = this.last.then(() => draw(path));
    this.last = drawing.catch(() => undefined);
    return drawing.finally(() => (this.waiting -= 1));
  }
}

/** Looks at the first bytes and at the head, and decodes nothing. */
async function assertTaken(path: string): Promise<void> {
  const format = formatOf(await firstBytes(path));
  if (!format) throw new PictureNotTaken();
  const head = await readable(() => sharp(path, reading).metadata());
  if (head.mediaType !== `image/${format}`) throw new PictureNotTaken();
  if (sizeFault(head.autoOrient)) throw new PictureSizeUnusable();
}

async function draw(path: string): Promise<DrawnPicture> {
  const whole = await readable(() =>
    sharp(path, reading)
      .autoOrient()
      .resize({ ...largest, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: secondsEach })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = whole.info;
  const copy = (): Sharp => sharp(whole.data, { raw: { width, height, channels } }).timeout({ seconds: secondsEach });
  const copies = [];
  for (const each of widthsOf(width)) {
    const content = await copy().resize({ width: each }).webp({ quality: 78 }).toBuffer();
    copies.push({ width: each, content });
  }
  const card = copy()
    .resize({ ...sharedSize, fit: 'cover' })
    .flatten({ background: '#ffffff' });
  return { width, height, copies, shared: await card.jpeg({ quality: 82, mozjpeg: true }).toBuffer() };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The decoder tells what is wrong in words only; most of them mean that the file is no whole picture. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Error && /pixel limit/i.test(cause.message)) throw new PictureSizeUnusable({ cause });
    if (cause instanceof Error && /^timeout/i.test(cause.message)) throw new Busy({ retryAfterSeconds: 30, cause });
    throw new PictureBroken({ cause });
  }
}
