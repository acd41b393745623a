import { type CampaignResponse } from '../../campaigns/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { quietWords } from './quiet.words.js';

interface Props {
  readonly campaign: CampaignResponse;
  readonly token: string;
  readonly isQuiet: boolean;
}

/** Where the link of a mail leads: one button that ends such mails, and one that begins them again. */
export function QuietPage({ campaign: { id, project }, token, isQuiet }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = quietWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{isQuiet ? words.endedTitle(project.title) : words.endTitle(project.title)}</h1>
      <p class="lede">{isQuiet ? words.ended : words.endLede}</p>
      <form method="post" action={href(isQuiet ? '/quiet/begin' : '/quiet')}>
        <input type="hidden" name="token" value={token} />
        <div class="row">
          <button class={isQuiet ? 'btn line' : 'btn'}>{isQuiet ? words.begin : words.end}</button>
          <a href={href(`/campaigns/${id}`)}>{words.toCampaign}</a>
        </div>
      </form>
    </main>
  );
}
