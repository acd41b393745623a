import { maskCardNumbers } from './card-number.rules.js';

/** What must never be read in a log, whoever logs it. */
const secretNames =
  /^(authorization|proxy-authorization|cookie|set-cookie|password|passwd|secret|token|access_?token|refresh_?token|api_?key|client_?secret|e-?mail|from_address|card|cvc|totp|stripe-signature)$|_?(secret|token|password|email)$/i;

const secretTexts: readonly [RegExp, string][] = [
  [/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '[e-mail]'],
  [/\b(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z0-9]{6,}/g, '[key]'],
  [/\b(?:seti|pi|cs)_[A-Za-z0-9]+_secret_[A-Za-z0-9]+/g, '[client secret]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, '$1 [token]'],
  [/\b(postgres(?:ql)?|rediss?|smtps?):\/\/[^\s@/]*@/gi, '$1://[credentials]@'],
];

const removed = '[removed]';
const depthLimit = 6;

/** Replaces e-mail addresses, keys, tokens, credentials in URLs and card-like numbers in a text. */
export const redactText = (text: string): string =>
  secretTexts.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), maskCardNumbers(text));

/** A copy that can be logged: values under telling names are removed, texts are redacted, errors become plain data. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (depth >= depthLimit) return '[deep]';
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretNames.test(name) ? removed : redact(inner, depth + 1)]),
  );
}

/** Name, message, stack, code and constraint; never the statement or its parameters, which hold people's data. */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    name: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.stack && { stack: redactText(error.stack) }),
    ...(error.cause != null && depth < depthLimit && { cause: redact(error.cause, depth + 1) }),
  };
}
