import { Pager } from '../design/pager.js';
import { type ProjectResponse } from '../../projects/index.js';
import { type Locale } from '../../users/index.js';
import { Cover } from '../cover/cover-picture.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { useHref, useVisit } from '../frame/visit.js';
import { projectWords } from './project.words.js';

/** The text in the reader's language, or in the project's own; every project has that one. */
export function textOf({ texts, defaultLocale }: ProjectResponse, locale: Locale): ProjectResponse['texts'][number] {
  const found = texts.find((text) => text.locale === locale) ?? texts.find((text) => text.locale === defaultLocale);
  if (!found) throw new Error('A project without a text in its default language');
  return found;
}

interface ProjectsProps {
  readonly projects: readonly ProjectResponse[];
  /** By the ids of their projects. */
  readonly covers: ReadonlyMap<string, CoverPicture>;
  readonly next: string | null;
}

export function ProjectsPage({ projects, covers, next }: ProjectsProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  return (
    <main id="main" class="wrap my-page">
      <div class="head-row">
        <h1>{words.mine}</h1>
        <a class="btn" href={href('/my/projects/new')}>
          {words.begin}
        </a>
      </div>
      {projects.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneHint}</p>
          <p class="row">
            <a href={href('/start')}>{words.how}</a>
          </p>
        </div>
      ) : (
        <>
          <p class="lede">{words.lede}</p>
          <ul class="my-list">
            {projects.map((project) => (
              <Project project={project} cover={covers.get(project.id)} />
            ))}
          </ul>
        </>
      )}
      <Pager next={next} />
    </main>
  );
}

function Project({ project, cover }: { project: ProjectResponse; cover: CoverPicture | undefined }) {
  const { locale, callerId } = useVisitor();
  const href = useHref();
  const words = projectWords[locale];
  const text = textOf(project, locale);
  return (
    <li>
      <Cover slug={project.slug} cover={cover} place="small" locale={locale} isLazy />
      <div>
        <h2 lang={text.locale === locale ? undefined : text.locale}>
          <a href={href(`/my/projects/${project.id}`)}>{text.title}</a>
        </h2>
        <p lang={text.locale === locale ? undefined : text.locale}>{text.summary}</p>
        <p>
          <span class="badge">{project.owner.id === callerId ? words.roles.owner : words.roles.deputy}</span>{' '}
          <span class={project.publicSince ? 'badge is-good' : 'badge'}>
            {project.publicSince ? words.isPublic : words.isPrivate}
          </span>
        </p>
      </div>
    </li>
  );
}

function useVisitor() {
  const { locale, caller } = useVisit();
  return { locale, callerId: caller.userId };
}
