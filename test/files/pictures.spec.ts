// Guarantee: what is served as a picture was drawn by us from pixels alone; whatever else is sent, of whatever length or
// claim, is refused quickly with what is wrong, is never held in memory, and leaves neither a row nor a file behind.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type Answer, type RunningApp, startApp } from '../support/app.js';
import { aText, made, nowOf } from '../support/creators.js';
import { aMember, type TestPerson } from '../support/people.js';
import { moveClock } from '../support/time.js';
import { until } from '../support/until.js';

let running: RunningApp;
let owner: TestPerson;
let projectId: string;
let photo: Buffer;

beforeAll(async () => {
  running = await startApp();
  owner = await aMember(running);
  const body = { defaultLocale: 'en', text: aText, category: 'commons' };
  projectId = made(await running.call('POST', '/v1/projects', { token: owner.token, body })).id;
  photo = await aPhoto();
});
afterAll(async () => running.stop());

const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#486', noise: { type: 'gaussian', mean: 120, sigma: 30 } } }); // prettier-ignore

/** Taken upright with a camera held on its side, at a place that is nobody's business. */
const aPhoto = () =>
  noise(900, 600)
    .withExif({ IFD0: { Copyright: 'Somebody', Artist: 'Jo' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer(); // prettier-ignore

const inWords = { 'alt-en': 'A workbench with tools', 'alt-fr': '', 'alt-nl': 'Een werkbank' };

function formOf(file: Buffer | string | null, fields: Record<string, string> = inWords, name = 'photo.jpg'): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  if (file !== null) form.append('file', new Blob([file as BlobPart]), name);
  return form;
}

async function send(body: FormData, { token = owner.token, id = projectId } = {}): Promise<Answer> {
  const url = `${running.url}/v1/projects/${id}/cover`;
  const answer = await fetch(url, { method: 'PUT', headers: { authorization: `Bearer ${token}` }, body });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const code = ({ status, body }: Answer) => `${status} ${body.type}`;

async function filesOf(folder: 'kept' | 'incoming'): Promise<string[]> {
  return (await readdir(join(running.settings.FILES_DIR, folder)).catch(() => [])).sort();
}
const pictures = async (): Promise<number> => {
  const [row] = await rows<{ count: number }>(
    running.app.get(DataSource),
    'select count(*)::int as count from pictures',
  );
  return row!.count;
};
const whatIsThere = async () => ({ kept: await filesOf('kept'), incoming: await filesOf('incoming'), rows: await pictures() }); // prettier-ignore

const at = async (path: string) => {
  const answer = await fetch(running.url + path);
  return { answer, content: Buffer.from(await answer.arrayBuffer()) };
};

describe('a picture', () => {
  it('is drawn anew, upright and without what the camera wrote', async () => {
    expect((await sharp(photo).metadata()).exif?.includes('Jo')).toBe(true);
    const { cover } = made(await send(formOf(photo)));
    expect(cover).toMatchObject({ width: 600, height: 900 });
    expect(cover.alt).toEqual([
      { locale: 'en', text: 'A workbench with tools' },
      { locale: 'nl', text: 'Een werkbank' },
    ]);
    expect(cover.copies.map(({ width }: { width: number }) => width)).toEqual([480, 600]);
    for (const { path, width } of cover.copies) {
      const { answer, content } = await at(path);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      const seen = await sharp(content).metadata();
      expect(seen).toMatchObject({ format: 'webp', width });
      expect([seen.exif, seen.icc, seen.xmp, seen.orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(content.includes('Somebody')).toBe(false);
    }
    const shared = await at(cover.shared);
    expect(shared.answer.headers.get('content-type')).toBe('image/jpeg');
    expect(await sharp(shared.content).metadata()).toMatchObject({ format: 'jpeg', width: 1_200, height: 630 });
    expect(await filesOf('incoming')).toEqual([]);
  });

  it.each(['png', 'webp', 'avif'] as const)('may be %s, under whatever name', async (format) => {
    const plain = sharp({ create: { width: 1_700, height: 1_000, channels: 3, background: '#486' } });
    const file = await plain.toFormat(format).toBuffer();
    const { cover } = made(await send(formOf(file, inWords, 'letter.svg')));
    expect(cover.copies.map(({ width }: { width: number }) => width)).toEqual([480, 960, 1_600]);
  });

  it('keeps its words apart: they change without sending it again', async () => {
    const before = made(await send(formOf(photo))).cover;
    const { cover } = made(await send(formOf(null, { 'alt-en': 'A bench' })));
    expect(cover).toEqual({ ...before, alt: [{ locale: 'en', text: 'A bench' }] });
  });

  it('is hidden under a name that nobody can guess from it', async () => {
    const [one, two] = [made(await send(formOf(photo))).cover, made(await send(formOf(photo))).cover];
    expect(one.shared).not.toBe(two.shared);
  });

  it('stays a day after it was replaced or removed, then goes with its files', async () => {
    const { cover } = made(await send(formOf(photo)));
    const url = `/v1/projects/${projectId}/cover`;
    expect(made(await running.call('DELETE', url, { token: owner.token })).cover).toBeNull();
    expect((await running.call('DELETE', url, { token: owner.token })).status).toBe(200);
    expect((await at(cover.shared)).answer.status).toBe(200);
    const last = made(await send(formOf(photo))).cover;
    await moveClock(running, new Date((await nowOf(running)).getTime() + 25 * 3_600_000));
    await until(async () => (await at(cover.shared)).answer.status === 404 && (await pictures()) === 1, 40_000);
    expect((await at(last.shared)).answer.status).toBe(200);
    expect(await whatIsThere()).toMatchObject({ rows: 1, incoming: [] });
    expect((await filesOf('kept')).length).toBe(last.copies.length + 1);
  });
});

describe('what is no picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><script>alert(1)</script></svg>';
  const gif = Buffer.concat([Buffer.from('GIF89a\x84\x03\x58\x02\x00\x00\x00', 'latin1'), Buffer.alloc(900)]);
  const cut = (): Buffer => photo.subarray(0, Math.floor(photo.length / 3));
  const polyglot = (): Buffer => Buffer.concat([Buffer.from('GIF89a/*'), photo, Buffer.from('*/=1;alert(1)')]);
  const onlyHead = (): Buffer =>
    Buffer.concat([photo.subarray(0, 3), Buffer.from('<script>alert(1)</script>'.repeat(90))]);

  const cases: readonly (readonly [string, () => Buffer | string, string])[] = [
    ['SVG with a script, called .png', () => svg, '422 /problems/picture-not-taken'],
    ['a GIF', () => gif, '422 /problems/picture-not-taken'],
    ['a GIF and script at once', polyglot, '422 /problems/picture-not-taken'],
    ['a JPEG cut short', cut, '422 /problems/picture-broken'],
    ['a script with the head of a JPEG', onlyHead, '422 /problems/picture-broken'],
    ['a PNG of 50,000 by 50,000', () => pngClaiming(50_000, 50_000), '422 /problems/picture-size-unusable'],
    ['a stripe', () => pngClaiming(9_000, 500), '422 /problems/picture-size-unusable'],
    ['a stamp', () => pngClaiming(40, 40), '422 /problems/picture-size-unusable'],
    ['a text', () => 'Hello', '422 /problems/picture-not-taken'],
  ];

  it.each(cases)('%s is refused', async (_, file, expected) => {
    const before = await whatIsThere();
    const began = Date.now();
    expect(code(await send(formOf(file(), inWords, 'picture.png')))).toBe(expected);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await whatIsThere()).toEqual(before);
  });

  it('loses what was hidden behind its last pixel', async () => {
    const { cover } = made(
      await send(formOf(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x03\x04')]))),
    );
    for (const { path } of cover.copies) expect((await at(path)).content.includes('script')).toBe(false);
  });
});

describe('a form', () => {
  it('of 180 MB is refused while it comes in, and never held', async () => {
    const before = await whatIsThere();
    const boundary = 'xxxxboundaryxxxx';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`;
    const chunk = Buffer.alloc(1024 * 1024, 7);
    let most = 0;
    async function* body() {
      yield Buffer.from(head);
      for (let sent = 0; sent < 180; sent += 1) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield chunk;
      }
      yield Buffer.from(`\r\n--${boundary}--\r\n`);
    }
    const start = process.memoryUsage().arrayBuffers;
    const answer = await fetch(`${running.url}/v1/projects/${projectId}/cover`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: body() as unknown as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    expect(code({ status: answer.status, headers: answer.headers, body: await answer.json() })).toBe('413 /problems/body-too-large'); // prettier-ignore
    expect(most - start).toBeLessThan(90 * 1024 * 1024);
    expect(await whatIsThere()).toEqual(before);
  });

  it('of a stranger is refused before it is read', async () => {
    const stranger = await aMember(running);
    expect(code(await send(formOf(photo), { token: stranger.token }))).toBe('404 /problems/project-not-found');
    expect((await send(formOf(photo), { token: 'nobody' })).status).toBe(401);
  });

  it.each([
    ['without words in the main language', { 'alt-en': ' ', 'alt-fr': 'Un établi' }, '422 /problems/alt-text-missing'],
    ['with a field of no form of ours', { ...inWords, role: 'owner' }, '400 /problems/malformed-input'],
    ['with words that are too long', { 'alt-en': 'x'.repeat(301) }, '400 /problems/malformed-input'],
    ['with a field beyond all', { 'alt-en': 'x'.repeat(20_000) }, '413 /problems/body-too-large'],
    ['with a name that poisons', { ...inWords, __proto__x: '1', constructor: 'x' }, '400 /problems/malformed-input'],
    ['with NUL', { 'alt-en': 'a\u0000b' }, '400 /problems/malformed-input'],
  ])('%s is refused', async (_, fields, expected) => {
    const before = await whatIsThere();
    expect(code(await send(formOf(photo, fields)))).toBe(expected);
    expect(await whatIsThere()).toEqual(before);
  });

  it('that ends early, has two files or names none is refused', async () => {
    const two = formOf(photo);
    two.append('file', new Blob(['x']), 'x.jpg');
    expect((await send(two)).status).toBe(400);
    const other = new FormData();
    other.append('photo', new Blob(['x']), 'x.jpg');
    expect((await send(other)).status).toBe(400);
    const raw = (type: string, body: string) =>
      running.call('PUT', `/v1/projects/${projectId}/cover`, { token: owner.token, body, headers: { 'content-type': type } }); // prettier-ignore
    expect((await raw('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="fi')).status).toBe(400); // prettier-ignore
    expect((await raw('multipart/form-data; charset=utf-8', 'x')).status).toBe(400);
    expect((await raw('multipart/form-data', 'x')).status).toBe(415);
    expect((await raw('application/json', '{}')).status).toBe(415);
    expect(await filesOf('incoming')).toEqual([]);
  });

  it('is taken nowhere else', async () => {
    const form = formOf(photo);
    const headers = { authorization: `Bearer ${owner.token}` };
    expect((await fetch(`${running.url}/v1/projects`, { method: 'POST', headers, body: form })).status).toBe(415);
  });

  it('needs a file where there is no picture yet', async () => {
    await running.call('DELETE', `/v1/projects/${projectId}/cover`, { token: owner.token });
    expect(code(await send(formOf(null)))).toBe('422 /problems/file-missing');
    expect(code(await send(formOf('')))).toBe('422 /problems/file-missing');
  });
});

test.each(['../../package.json', 'x.webp', '%2e%2e%2fkept', `${'a'.repeat(32)}-480.webp`, `${'a'.repeat(32)}-480.svg`])(
  'there is no file %s',
  async (name) => expect((await at(`/files/${name}`)).answer.status).toBe(404),
);

/** A PNG whose head claims a size; its one chunk of pixels is much too short for it. */
function pngClaiming(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [
    chunkOf('IHDR', head),
    chunkOf('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunkOf('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
