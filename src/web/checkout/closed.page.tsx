import { useHref, useVisit } from '../frame/visit.js';
import { checkoutWords } from './checkout.words.js';

/** Instead of the checkout, when the campaign takes no pledges: it ended, perhaps while the page was open. */
export function ClosedPage({ title, slug, reason }: { title: string; slug: string; reason?: string | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = checkoutWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.closedTitle}</h1>
      {reason && (
        <p class="notice is-bad" role="alert">
          {reason}
        </p>
      )}
      <p class="lede">{words.closed(title)}</p>
      <div class="row">
        <a class="btn" href={href(`/campaigns/${slug}`)}>
          {words.toCampaign}
        </a>
      </div>
    </main>
  );
}
