import { type SubjectKind } from '../../community/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { linkOf } from '../pledges/pledge-paths.js';
import { reportWords } from './report.words.js';

/** Leads to the form by which anybody reports what stands on this page. A guest's link goes along: it may be all that opens it. */
export function ReportLink({ kind, id }: { kind: Exclude<SubjectKind, 'complaint'>; id: string }) {
  const visit = useVisit();
  const href = useHref();
  const link = linkOf(visit);
  const query = new URLSearchParams({ kind, id, ...(link !== null && { link }) });
  return (
    <p>
      <a class="small-btn" rel="nofollow" href={href(`/report?${query.toString()}`)}>
        {reportWords[visit.locale].link[kind]}
      </a>
    </p>
  );
}
