import { type ProjectResponse } from '../../projects/index.js';
import { announcedWords } from '../campaign/announced.words.js';
import { useHref, useVisit } from '../frame/visit.js';

/** Whether everybody sees that the campaign is coming, and the owner's button for the other. */
export function Announcement(props: { campaignId: string; project: ProjectResponse; isOwner: boolean }) {
  const { campaignId, project, isOwner } = props;
  const { locale } = useVisit();
  const href = useHref();
  const words = announcedWords[locale];
  const isOn = project.announcedAt !== null;
  const path = href(`/my/campaigns/${campaignId}/announcement`);
  return (
    <section id="announcement">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {isOn && (
        <p>
          <b>{words.on}</b> <a href={href(`/campaigns/${project.slug}`)}>{words.see}</a>
        </p>
      )}
      {isOwner && (
        <form method="post" action={isOn ? `${path}/end` : path}>
          <button class={isOn ? 'small-btn' : 'btn line'}>{isOn ? words.withdraw : words.announce}</button>
        </form>
      )}
    </section>
  );
}
