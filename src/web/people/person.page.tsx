import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { Cards } from '../cards/card.js';
import { Avatar } from '../design/avatar.js';
import { useVisit } from '../frame/visit.js';
import { type PublicPerson } from './person.query.js';
import { personWords } from './person.words.js';

/** A person as the public knows them: by their name and what they made public. */
export function PersonPage({ person, cards }: { person: PublicPerson; cards: readonly CampaignCard[] }) {
  const { locale } = useVisit();
  const words = personWords[locale];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap person">
          <Avatar name={person.displayName} />
          <div>
            <h1>{person.displayName}</h1>
            <p class="lede">{words.lede(cards.length)}</p>
          </div>
        </div>
      </section>
      <section class="wrap section">
        <h2>{words.projects}</h2>
        <Cards cards={cards} />
      </section>
    </main>
  );
}
