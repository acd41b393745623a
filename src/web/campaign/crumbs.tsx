import { type CampaignResponse } from '../../campaigns/index.js';
import { useHref } from '../frame/visit.js';

interface CrumbsProps {
  readonly project: CampaignResponse['project'];
  /** The path of the campaign's page. */
  readonly at: string;
  /** The list between the campaign and this page, if there is one. */
  readonly list?: { readonly path: string; readonly title: string };
}

/** From a page that belongs to a campaign back to it. */
export function CampaignCrumbs({ project, at, list }: CrumbsProps) {
  const href = useHref();
  return (
    <p class="crumbs">
      <a href={href(at)} lang={project.locale}>
        {project.title}
      </a>
      {list && (
        <>
          {' / '}
          <a href={href(list.path)}>{list.title}</a>
        </>
      )}
    </p>
  );
}
