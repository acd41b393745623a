import { Pager } from '../design/pager.js';
import { type CampaignSummaryResponse } from '../../campaigns/index.js';
import { type Place, type ProjectResponse } from '../../projects/index.js';
import { type Locale } from '../../users/index.js';
import { cardWords } from '../cards/card.words.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { emptyForm, FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { NewCampaign, type NewCampaignChoices } from '../my-campaign/new-campaign.js';
import { CoverSection } from './cover.js';
import { Particulars } from './fields.js';
import { textOf } from './list.page.js';
import { LocationSection } from './location.js';
import { projectWords } from './project.words.js';
import { Texts } from './texts.js';

/** Which form of the page is shown again, refused or as a preview. */
export interface ShownForm {
  readonly of: 'particulars' | 'location' | 'cover' | 'deputy' | 'campaign' | Locale;
  readonly state: FormState;
  readonly isPreview?: boolean;
}

export interface ProjectProps {
  readonly project: ProjectResponse;
  /** What the name of its place may mean. */
  readonly places: readonly Place[];
  readonly cover: CoverPicture | undefined;
  readonly campaigns: readonly CampaignSummaryResponse[];
  readonly nextCampaigns: string | null;
  readonly choices: NewCampaignChoices;
  readonly isOwner: boolean;
  readonly shown?: ShownForm | undefined;
}

export function ProjectPage(props: ProjectProps) {
  const { project, isOwner, shown, choices } = props;
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  const text = textOf(project, locale);
  const stateOf = (of: ShownForm['of']) => (shown?.of === of ? shown.state : emptyForm);
  return (
    <main id="main" class="wrap my-page">
      <header>
        <p class="crumbs">
          <a href={href('/my/projects')}>{words.mine}</a>
        </p>
        <h1 lang={text.locale === locale ? undefined : text.locale}>{text.title}</h1>
        <p>
          <span class={project.publicSince ? 'badge is-good' : 'badge'}>
            {project.publicSince ? words.isPublic : words.isPrivate}
          </span>{' '}
          {project.publicSince && <a href={href(`/projects/${project.slug}`)}>{words.seePublic}</a>}
        </p>
        {!isOwner && <p class="notice">{words.onlyOwner}</p>}
      </header>
      {shown && <FormProblems state={shown.state} />}
      <Campaigns {...props} />
      {isOwner && (
        <details class="fold" id="new-campaign" open={props.campaigns.length === 0 || shown?.of === 'campaign'}>
          <summary>{words.newCampaign}</summary>
          <NewCampaign projectId={project.id} choices={choices} state={stateOf('campaign')} />
        </details>
      )}
      <CoverSection project={project} cover={props.cover} isOwner={isOwner} state={stateOf('cover')} />
      <Texts project={project} isOwner={isOwner} isAutoSaved={isPreparing(props)} shown={shown} />
      {isOwner && (
        <section id="particulars">
          <h2>{words.particulars}</h2>
          <form class="form" method="post" action={href(`/my/projects/${project.id}`)}>
            <Particulars state={stateOf('particulars')} known={known(project)} />
            <button class="btn line">{words.keep}</button>
            <p class="hint">{words.voids}</p>
          </form>
        </section>
      )}
      {isOwner && <LocationSection project={project} places={props.places} state={stateOf('location')} />}
      <Deputy project={project} isOwner={isOwner} state={stateOf('deputy')} />
    </main>
  );
}

/** Whether nobody but its own people looks at it. */
export const isPreparing = ({ project, campaigns }: Pick<ProjectProps, 'project' | 'campaigns'>): boolean =>
  project.publicSince === null && campaigns.every(({ state }) => !['in_review', 'scheduled'].includes(state));

const known = ({ defaultLocale, category, place, tags }: ProjectResponse) => ({
  ...{ defaultLocale, category, place },
  tags: tags.join(', '),
});

function Campaigns({ project, campaigns, nextCampaigns }: ProjectProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = projectWords[locale];
  return (
    <section id="campaigns">
      <h2>{words.campaigns}</h2>
      {campaigns.length === 0 && <p>{words.noCampaigns}</p>}
      <ul class="rows">
        {campaigns.map(({ id, state, createdAt, zone, target, totals }) => (
          <li>
            <a href={href(`/my/campaigns/${id}`)}>{words.draftOf(say.day(createdAt, zone))}</a>
            <span class={state === 'live' ? 'badge is-good' : 'badge'}>{cardWords[locale].states[state]}</span>
            <span>
              {totals.pledged.amount > 0 && `${say.sum(totals.pledged)} / `}
              {say.sum(target)}
            </span>
          </li>
        ))}
      </ul>
      <Pager next={nextCampaigns} path={`/my/projects/${project.id}`} />
    </section>
  );
}

function Deputy({ project, isOwner, state }: { project: ProjectResponse; isOwner: boolean; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  return (
    <section id="deputy">
      <h2>{words.deputy}</h2>
      <p>{words.deputyText}</p>
      <p>
        <b>{project.deputy ? words.deputyIs(project.deputy.displayName) : words.nobody}</b>{' '}
        {project.deputyInvited && words.invited(project.deputyInvited)}
      </p>
      {isOwner && (
        <form class="form" method="post" action={href(`/my/projects/${project.id}/deputy`)}>
          <TextField
            name="email"
            label={words.deputyEmail}
            hint={words.deputyHint}
            state={state}
            type="email"
            maxLength={254}
          />
          <button class="btn line">{words.invite}</button>
        </form>
      )}
    </section>
  );
}
