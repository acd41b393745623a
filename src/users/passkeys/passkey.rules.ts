import { z } from 'zod';

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8_000);

const credential = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
});

const made = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

const used = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});

/** The credential that a browser made or used, as `JSON.stringify(credential)` writes it. */
export type MadeCredential = z.output<typeof made>;
export type UsedCredential = z.output<typeof used>;

/** Undefined when the text is no such credential. */
export const readMade = (text: string): MadeCredential | undefined => read(made, text);
export const readUsed = (text: string): UsedCredential | undefined => read(used, text);

function read<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  const parsed = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** The 16 bytes by which a passkey knows its owner: nothing that names them. */
export const handleOf = (userId: string): Buffer => Buffer.from(userId.replaceAll('-', ''), 'hex');
