/** What the doctor found about one thing. */
export interface Finding {
  readonly area: string;
  /** `missing`: live keys do not work without it. `advice`: it works, and somebody will regret it. */
  readonly state: 'ok' | 'missing' | 'advice';
  readonly says: string;
  /** How it is mended; of everything that is not `ok`. */
  readonly mend?: string;
}

/** One area, looked at as a whole: what it says is true at this moment, and nothing was changed. */
export interface Examination {
  readonly area: string;
  run(): Promise<readonly Omit<Finding, 'area'>[]>;
}

type Said = Omit<Finding, 'area'>;

export const ok = (says: string): Said => ({ state: 'ok', says });
export const missing = (says: string, mend: string): Said => ({ state: 'missing', says, mend });
export const advice = (says: string, mend: string): Said => ({ state: 'advice', says, mend });

/** `ok` with the first sentence if it holds, else what is said instead. */
export const unless = (holds: boolean, says: string, otherwise: Said): Said => (holds ? ok(says) : otherwise);
