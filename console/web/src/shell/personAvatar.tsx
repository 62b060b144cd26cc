import { Avatar, type AvatarProps } from '@fluentui/react-components';
import type { Presence } from '../../../../handoff/index.ts';
import { avatarColorOf, initialsOf, shortId } from '../format/names.ts';

const BADGES = { online: 'available', away: 'away', offline: 'offline' } as const;

/** A person's initials in one of a few calm colours. */
export function PersonAvatar(props: {
  readonly id: string;
  /** Null for customers who have none. */
  readonly name: string | null;
  readonly size?: AvatarProps['size'];
  readonly presence?: Presence;
}) {
  return (
    <Avatar
      aria-hidden
      initials={initialsOf(props.name ?? shortId(props.id))}
      color={avatarColorOf(props.id)}
      size={props.size ?? 36}
      {...(props.presence
        ? { badge: { status: BADGES[props.presence], 'aria-hidden': true } }
        : {})}
    />
  );
}
