import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';

const inBrotli = promisify(brotliCompress);
const inGzip = promisify(gzip);

export type Encoding = 'br' | 'gzip';

/** Quality 4 is as fast as gzip and a tenth smaller. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const encode = (text: string, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? inBrotli(text, brotliOptions) : inGzip(text);

/** The best that the browser understands. */
export function encodingOf(accepted: string | string[] | undefined): Encoding | undefined {
  const offered = String(accepted ?? '')
    .split(',')
    .map((part) => part.trim().split(';')[0]);
  return (['br', 'gzip'] as const).find((encoding) => offered.includes(encoding));
}

/** Below this a page fits into one packet, and compressing it costs more than it saves. */
const worthCompressing = 1_400;

/** Sends a document, compressed when the browser takes it; `encoded` keeps what was compressed for the next one. */
export async function sendHtml(
  reply: FastifyReply,
  html: string,
  encoded = new Map<Encoding, Promise<Buffer>>(),
): Promise<void> {
  void reply.type('text/html; charset=utf-8');
  const encoding = html.length < worthCompressing ? undefined : encodingOf(reply.request.headers['accept-encoding']);
  if (!encoding) {
    await reply.send(html);
    return;
  }
  const body = encoded.get(encoding) ?? encode(html, encoding);
  encoded.set(encoding, body);
  await reply.header('content-encoding', encoding).send(await body);
}
