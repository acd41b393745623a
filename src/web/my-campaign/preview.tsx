import { previewWords } from '../campaign/preview.words.js';
import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';

/** The link by which others see the campaign before it is public, and the buttons that make and end it. */
export function PreviewLink({ campaignId, secret }: { campaignId: string; secret: string | null }) {
  const { locale } = useVisit();
  const { home } = useSite();
  const href = useHref();
  const words = previewWords[locale];
  const path = href(`/my/campaigns/${campaignId}/preview`);
  return (
    <section id="preview">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {secret === null ? (
        <form method="post" action={path}>
          <button class="btn line">{words.make}</button>
        </form>
      ) : (
        <>
          <p class="secret">
            <a href={href(`/preview/${secret}`)}>{home + href(`/preview/${secret}`)}</a>
          </p>
          <form method="post" action={`${path}/end`}>
            <button class="small-btn">{words.end}</button>
            <p class="hint">{words.ended}</p>
          </form>
        </>
      )}
    </section>
  );
}
