import { type CampaignResponse } from '../../campaigns/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type DayOfPledges } from './campaign-page.query.js';
import { campaignWords } from './campaign.words.js';
import { Curve } from './curve.js';

const dayMs = 86_400_000;

interface Props {
  readonly campaign: CampaignResponse;
  readonly days: readonly DayOfPledges[];
  readonly now: Date;
}

/** What was pledged day by day, from the opening to the last deadline; nothing while nobody has pledged. */
export function DayByDay({ campaign, days, now }: Props) {
  const { locale } = useVisit();
  const [round] = campaign.rounds;
  if (!round?.openedAt || days.length === 0) return null;
  const opened = new Date(round.openedAt).getTime();
  const last = campaign.rounds.at(-1) ?? round;
  const daysUntil = (instant: number) => Math.max(0, Math.floor((instant - opened) / dayMs));
  return (
    <section id="curve">
      <h2>{campaignWords[locale].curve}</h2>
      <Curve
        days={days}
        target={campaign.target}
        today={daysUntil(Math.min(now.getTime(), new Date(last.deadline).getTime()))}
        end={Math.max(1, daysUntil(new Date(last.deadline).getTime()))}
        lastDay={sayIn(locale).shortDay(last.deadline, campaign.zone)}
      />
    </section>
  );
}
