import { type BackerDelivery } from '../../deliveries/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PledgeFile } from '../pledges/pledge-desk.js';
import { usePledgeHref } from '../pledges/pledge-paths.js';
import { deliveryWords } from './delivery.words.js';

interface Props {
  readonly file: PledgeFile;
  readonly deliveries: readonly BackerDelivery[];
}

const tones = { to_do: '', in_work: '', sent: 'is-now', received: 'is-good', missed: 'is-bad' } as const;

/** How far the rewards of a pledge are, and whether they have come. */
export function Deliveries({ file, deliveries }: Props) {
  const { locale } = useVisit();
  const words = deliveryWords[locale];
  const { project } = file.campaign;
  if (deliveries.length === 0) return null;
  return (
    <section id="delivery">
      <h2>{words.title}</h2>
      <ul class="plain-list deliveries">
        {deliveries.map((delivery) => {
          const standing = delivery.missedAt ? 'missed' : delivery.state;
          return (
            <li>
              <h3>
                {delivery.quantity} × <span lang={project.locale}>{delivery.title}</span>{' '}
                <span class={`badge ${tones[standing]}`}>{words.badges[standing]}</span>
              </h3>
              <Way delivery={delivery} zone={file.campaign.zone} />
              {file.isOwn && <Answer file={file} delivery={delivery} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Way({ delivery, zone }: { delivery: BackerDelivery; zone: string }) {
  const { locale } = useVisit();
  const words = deliveryWords[locale];
  const { sentAt, carrier, trackingUrl, missedAt } = delivery;
  if (!sentAt) return null;
  const when = sayIn(locale).day(sentAt, zone);
  return (
    <>
      <p>
        {carrier ? words.sentWith(when, carrier) : words.sent(when)}{' '}
        {trackingUrl && (
          <a href={trackingUrl} rel="nofollow noopener noreferrer">
            {words.follow}
          </a>
        )}
      </p>
      {missedAt && <p>{words.missed}</p>}
    </>
  );
}

/** What its backer has not said already. */
function Answer({ file, delivery }: { file: PledgeFile; delivery: BackerDelivery }) {
  const words = deliveryWords[useVisit().locale];
  const at = usePledgeHref(file.pledge.id);
  const { state, missedAt, rewardId, title } = delivery;
  if (state !== 'sent' && state !== 'received') return null;
  return (
    <form class="row" method="post" action={at(`/deliveries/${rewardId}`)}>
      {state === 'sent' && (
        <button class="btn" name="come" value="yes">
          {words.hasCome}
          <span class="vh">: {title}</span>
        </button>
      )}
      {!missedAt && (
        <button class="btn line" name="come" value="no">
          {words.hasNotCome}
          <span class="vh">: {title}</span>
        </button>
      )}
    </form>
  );
}
