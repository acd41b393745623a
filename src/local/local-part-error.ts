/** A part of the local installation cannot be had; the message is one clear line for the person at the terminal. */
export class LocalPartError extends Error {
  override readonly name = 'LocalPartError';
}
