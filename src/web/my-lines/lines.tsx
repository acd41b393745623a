import { type FormState } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { linesWords } from './lines.words.js';

/** Whether what is shown was kept just now, or is only typed. */
export type LinesNote = 'kept' | 'typed' | null;

/** A form of lines: of whose campaign, what stands in it, and what became of it. */
export interface LinesPageProps {
  readonly mine: MyCampaign;
  readonly state: FormState;
  readonly note: LinesNote;
}

export function Note({ note }: { note: LinesNote }) {
  const { locale } = useVisit();
  if (!note) return null;
  return (
    <p class={note === 'kept' ? 'notice is-good' : 'notice is-now'} role="status">
      {linesWords[locale][note]}
    </p>
  );
}

export function RemoveButton({ value, of }: { value: string; of: string }) {
  const { locale } = useVisit();
  return (
    <button class="small-btn" name="do" value={value} formNoValidate>
      {linesWords[locale].remove}
      <span class="vh">: {of}</span>
    </button>
  );
}
