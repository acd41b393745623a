/** What went wrong, in the words of the business; each kind has one HTTP status. */
export type ProblemKind = keyof typeof problemStatus;

/** The status of each kind. Modules use the first eight; the rest is for what happens before a module is reached. */
export const problemStatus = {
  not_found: 404,
  conflict: 409,
  forbidden: 403,
  unauthenticated: 401,
  invalid: 422,
  malformed: 400,
  too_many: 429,
  unavailable: 503,
  timeout: 408,
  method_not_allowed: 405,
  too_large: 413,
  url_too_long: 414,
  unsupported_media: 415,
  expectation_failed: 417,
  headers_too_large: 431,
  internal: 500,
} as const;

/** One field that is wrong. `pointer` is a JSON pointer (RFC 6901) into the body, or `/name` of a query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** What one occurrence adds to the declaration of its class. */
export interface ProblemParts {
  /** Replaces the declared sentence: what is wrong here and how to mend it. Shown to the caller, so no secrets. */
  readonly detail?: string;
  /** Further members of the answer, JSON-safe (a `bigint` becomes a number). */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  /** Whole seconds, sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** For the log only. */
  readonly cause?: unknown;
}

/** An error that the caller is told about, as RFC 9457 problem details. Declare one with `problem(kind, code, detail)`. */
export abstract class Problem extends Error {
  abstract readonly kind: ProblemKind;
  abstract readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly detail: string,
    parts: ProblemParts,
  ) {
    super(detail, { cause: parts.cause });
    this.name = new.target.name;
    this.extra = parts.extra ?? {};
    this.errors = parts.errors;
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }
}

export type ProblemClass = new (parts?: ProblemParts) => Problem;

/** A declared problem, as `docs/problems.md` and `GET /problems/:code` show it. */
export interface ProblemType {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly title: string;
  readonly detail: string;
}

const declared = new Map<string, ProblemType>();

/**
 * Declares a kind of error as a class to extend, named after the fact that stopped us:
 * `export class PledgeAlreadyCancelled extends problem('conflict', 'pledge-already-cancelled', 'This pledge was already cancelled.') {}`
 *
 * The code is stable and unique: programs rely on it, and `/problems/<code>` is the `type` of the answer.
 */
export function problem<K extends ProblemKind>(kind: K, code: string, detail: string) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) throw new Error(`The problem code ${code} is not in kebab-case`);
  if (declared.has(code)) throw new Error(`The problem code ${code} is declared twice`);
  declared.set(code, { code, kind, title: titleOf(code), detail });

  return class extends Problem {
    readonly kind = kind;
    readonly code = code;

    constructor(parts: ProblemParts = {}) {
      super(parts.detail ?? detail, parts);
    }
  };
}

/** Every problem declared by the modules loaded so far, by code. */
export const problemTypes = (): ProblemType[] =>
  [...declared.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export const problemType = (code: string): ProblemType | undefined => declared.get(code);

/** `pledge-already-cancelled` → `Pledge already cancelled`: the title needs no second wording to keep in step. */
export const titleOf = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The body of the answer. `instance` is the request id, which the log has too. */
export function problemDetails(of: Problem, requestId: string): Record<string, unknown> {
  return {
    ...of.extra,
    type: `/problems/${of.code}`,
    title: titleOf(of.code),
    status: problemStatus[of.kind],
    detail: of.detail,
    instance: requestId,
    ...(of.errors && { errors: of.errors }),
  };
}
