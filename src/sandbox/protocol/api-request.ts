/** One HTTP request, read completely. */
export interface ApiRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The query string without its question mark. */
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function isV2(path: string): boolean {
  return path.startsWith('/v2/');
}
