import { type PledgeState } from '../../pledges/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PledgeProps } from './pledge.page.js';
import { stateWords } from './state.words.js';

/** What has happened to a pledge, oldest first. */
export function History({ file: { campaign }, history }: Pick<PledgeProps, 'file' | 'history'>) {
  const { locale } = useVisit();
  const { happened } = stateWords[locale];
  return (
    <ol class="plain-list happened">
      {history.map(({ to, at }) => (
        <li>
          <time dateTime={at.toISOString()}>{sayIn(locale).moment(at, campaign.zone)}</time>
          <span>{happened[to as PledgeState]}</span>
        </li>
      ))}
    </ol>
  );
}
