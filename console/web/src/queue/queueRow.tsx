import { Button, mergeClasses } from '@fluentui/react-components';
import { HandRightRegular } from '@fluentui/react-icons';
import type { QueueEntryAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useAction } from '../conversation/useAction.ts';
import { shortAge, stopwatch } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { customerLabel, skillLabel } from '../i18n/labels.ts';
import { ChannelIcon } from '../shell/channelIcon.tsx';
import { PersonAvatar } from '../shell/personAvatar.tsx';
import { useTableStyles } from '../shell/tableStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { useNow } from '../state/clock.ts';
import { navigate, routeHref } from '../state/route.ts';

/** One who waits, with the buttons to look at it and to take it. */
export function QueueRow({ entry }: { readonly entry: QueueEntryAnswer }) {
  const me = useSignedIn();
  const now = useNow();
  const table = useTableStyles();
  const { t } = useWords();
  const open = { page: 'inbox', conversationId: entry.conversationId } as const;
  const claim = useAction(entry.conversationId, 'claim', () => navigate(open));
  const name = customerLabel({ ...entry, id: entry.customerId ?? entry.conversationId }, t);
  const quiet = mergeClasses(table.cell, table.quiet, table.nowrap);
  return (
    <tr className={table.row} data-testid="queue-row" data-conversation-id={entry.conversationId}>
      <td className={table.cell}>{entry.place}</td>
      <td className={table.cell}>
        <span className={table.who}>
          <PersonAvatar id={entry.conversationId} name={entry.customerName} size={28} />
          {name}
          <ChannelIcon channelId={entry.channelId} />
        </span>
      </td>
      <td className={mergeClasses(table.cell, table.nowrap)}>
        <time dateTime={entry.queuedAt}>{stopwatch(ageSeconds(entry.queuedAt, now))}</time>
      </td>
      <td className={table.cell}>
        {entry.priority > 0 ? (
          <Tag tone="important">{entry.priority}</Tag>
        ) : (
          <span className={table.quiet}>{t('details.ordinary')}</span>
        )}
      </td>
      <td className={table.cell}>
        <span className={table.tags}>
          {entry.skills.map((skill) => (
            <Tag key={skill}>{skillLabel(skill, t)}</Tag>
          ))}
          {entry.skills.length === 0 && (
            <span className={table.quiet}>{t('details.anySkill')}</span>
          )}
        </span>
      </td>
      <td className={table.cell}>{t(`reasons.${entry.reason}`)}</td>
      <td className={quiet}>
        <Expected entry={entry} />
      </td>
      <td className={table.cell}>
        <span className={table.actions}>
          <Button
            as="a"
            href={routeHref(open)}
            size="small"
            appearance="subtle"
            className={table.button}
          >
            {t('queuePage.look')}
          </Button>
          {me.agent && (
            <Button
              size="small"
              appearance="primary"
              className={table.button}
              icon={<HandRightRegular />}
              disabled={claim.isPending}
              data-testid="claim"
              onClick={() => claim.mutate({})}
            >
              {t('conversation.claim')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** How long it takes still, or that nobody sits and waits for it. */
function Expected({ entry }: { readonly entry: QueueEntryAnswer }) {
  const { t, language } = useWords();
  const { leftMessage, estimateSeconds, estimateMostSeconds } = entry;
  if (leftMessage) return <Tag tone="brand">{t('queuePage.leftMessage')}</Tag>;
  if (estimateSeconds === null) return t('queuePage.unknown');
  return t('queuePage.about', {
    age: shortAge(estimateSeconds, language),
    most: shortAge(estimateMostSeconds ?? estimateSeconds, language),
  });
}

function ageSeconds(queuedAt: string, now: number): number {
  return Math.max(0, (now - Date.parse(queuedAt)) / 1000);
}
