import { useVisit } from '../frame/visit.js';
import { autoSaveWords } from './auto-save.words.js';

/** Carries the version that a form was drawn from, so that nothing newer is written over unseen. */
export const SeenField = ({ value }: { value: string }) => <input type="hidden" name="seen" value={value} />;

/** In a form: keeps what is typed in it a moment after it was typed, by the form's own address, and says so. */
export function AutoSave() {
  const { locale } = useVisit();
  const { waiting, saving, saved, wrong, moved, lost } = autoSaveWords[locale];
  return (
    <auto-save
      {...{ 'data-waiting': waiting, 'data-saving': saving, 'data-saved': saved }}
      {...{ 'data-wrong': wrong, 'data-moved': moved, 'data-lost': lost }}
    >
      <p class="hint" role="status" aria-live="polite" />
    </auto-save>
  );
}
