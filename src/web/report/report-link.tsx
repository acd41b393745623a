import { type SubjectKind } from '../../community/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { linkOf } from '../pledges/pledge-paths.js';
import { reportWords } from './report.words.js';

type Reportable = Exclude<SubjectKind, 'complaint'>;

/** Where anybody reports something. A guest's link goes along: it may be all that opens what is reported. */
export function useReportHref(kind: Reportable, id: string): string {
  const link = linkOf(useVisit());
  const query = new URLSearchParams({ kind, id, ...(link !== null && { link }) });
  return useHref()(`/report?${query.toString()}`);
}

/** Leads to the form by which anybody reports what stands on this page. */
export function ReportLink({ kind, id }: { kind: Reportable; id: string }) {
  const { locale } = useVisit();
  return (
    <p>
      <a class="small-btn" rel="nofollow" href={useReportHref(kind, id)}>
        {reportWords[locale].link[kind]}
      </a>
    </p>
  );
}
