import { Icon } from '../design/icon.js';
import { useHref, useVisit } from '../frame/visit.js';
import { followWords } from './follow.words.js';

export interface FollowButtonProps {
  /** Of the project. */
  readonly slug: string;
  /** Whether whoever looks follows it: `ReadFollows.isFollowing(projectId, visit.caller)`. */
  readonly isFollowing: boolean;
}

/**
 * Follows a project, or no longer: for members with one click, and back to the page they are on; for visitors it leads to
 * the page that asks for an address.
 */
export function FollowButton({ slug, isFollowing }: FollowButtonProps) {
  const { locale, path, viewer } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  if (!viewer) {
    return (
      <a class="follow" href={href(`/projects/${slug}/follow`)}>
        <Icon name="bell" />
        {words.follow}
      </a>
    );
  }
  return (
    <form method="post" action={href(`/projects/${slug}/${isFollowing ? 'unfollow' : 'follow'}`)}>
      <input type="hidden" name="back" value={path} />
      <button class="follow">
        <Icon name={isFollowing ? 'check' : 'bell'} />
        {isFollowing ? words.unfollow : words.follow}
      </button>
    </form>
  );
}
