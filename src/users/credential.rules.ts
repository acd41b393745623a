export const sessionCookie = '__Host-tally';

/** Beside the link of a pledge: that whoever holds it reads the mail of its backer. */
export const pledgeCookie = '__Host-tally-pledge';

/** What a request carries to say who asks. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'cookie'; readonly token: string }
  | { readonly kind: 'link'; readonly token: string };

/** The request's parts that matter. `link` is the query parameter. */
export interface CredentialSource {
  readonly authorization: string | undefined;
  readonly link: unknown;
  readonly cookie: string | undefined;
}

/**
 * Reads the one credential that counts. What a program or a link says explicitly goes before the cookie, which the
 * browser adds by itself.
 */
export function credentialOf({ authorization, link, cookie }: CredentialSource): Credential {
  if (authorization !== undefined) {
    const [, scheme = '', token = ''] = /^(\w+) +([\x21-\x7e]{1,500})$/.exec(authorization) ?? [];
    if (scheme.toLowerCase() === 'bearer') return { kind: 'bearer', token };
    if (scheme.toLowerCase() === 'link') return { kind: 'link', token };
    return { kind: 'malformed' };
  }
  if (link !== undefined) return typeof link === 'string' ? { kind: 'link', token: link } : { kind: 'malformed' };
  const token = cookieValue(cookie ?? '', sessionCookie);
  return token === undefined ? { kind: 'none' } : { kind: 'cookie', token };
}

export function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** The value of a Set-Cookie header; `__Host-` binds it to this host, the whole of it, over a secure connection. */
export const setCookie = (token: string, maxAgeSeconds: number, name = sessionCookie): string =>
  `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`;

/**
 * Whether a request that changes something and is authenticated by the cookie alone came from a page of ours. Browsers
 * that send neither header are too old to be trusted with it.
 */
export function isSameSite(
  headers: { readonly origin: string | undefined; readonly fetchSite: string | undefined },
  publicUrl: string,
): boolean {
  if (headers.fetchSite !== undefined) return headers.fetchSite === 'same-origin' || headers.fetchSite === 'none';
  return headers.origin !== undefined && headers.origin === new URL(publicUrl).origin;
}
