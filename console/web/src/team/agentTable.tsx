import { Button, mergeClasses, PresenceBadge, Spinner } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import type { AgentAnswer } from '../../../wire.ts';
import { useAgents } from '../api/team.ts';
import { decimal, listOf, percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { skillLabel } from '../i18n/labels.ts';
import { Problem } from '../shell/emptyState.tsx';
import { LoadMeter } from '../shell/loadMeter.tsx';
import { PersonAvatar } from '../shell/personAvatar.tsx';
import { useTableStyles } from '../shell/tableStyles.ts';
import { Tag } from '../shell/tag.tsx';

const BADGES = { online: 'available', away: 'away', offline: 'offline' } as const;
const ORDER = { online: 0, away: 1, offline: 2 } as const;

/** The people with presence, load, skills and rating; with `onEdit`, a way to change them. */
export function AgentTable({ onEdit }: { readonly onEdit?: (agent: AgentAnswer) => void }) {
  const agents = useAgents();
  const table = useTableStyles();
  const { t } = useWords();
  if (agents.isPending) return <Spinner size="small" />;
  if (!agents.data) {
    return <Problem text={t('list.failed')} onRetry={() => void agents.refetch()} />;
  }
  const sorted = [...agents.data].sort(
    (a, b) => ORDER[a.presence] - ORDER[b.presence] || a.name.localeCompare(b.name),
  );
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {(['name', 'presence', 'load', 'skills', 'rating', 'roles'] as const).map((name) => (
            <th key={name} scope="col" className={table.head}>
              {t(`team.${name}`)}
            </th>
          ))}
          <td className={table.head} />
        </tr>
      </thead>
      <tbody>
        {sorted.map((agent) => (
          <AgentRow key={agent.id} agent={agent} onEdit={onEdit && (() => onEdit(agent))} />
        ))}
      </tbody>
    </table>
  );
}

function AgentRow(props: {
  readonly agent: AgentAnswer;
  readonly onEdit: (() => void) | undefined;
}) {
  const { agent } = props;
  const table = useTableStyles();
  const { t, language } = useWords();
  const serves = agent.roles.includes('agent');
  const skills = Object.entries(agent.skills).sort(([, a], [, b]) => b - a);
  const quiet = mergeClasses(table.cell, table.quiet, table.nowrap);
  return (
    <tr className={table.row} data-testid="agent-row" data-agent-id={agent.id}>
      <td className={table.cell}>
        <span className={table.who}>
          <PersonAvatar id={agent.id} name={agent.name} size={28} />
          {agent.name}
        </span>
      </td>
      {serves ? (
        <>
          <td className={mergeClasses(table.cell, table.nowrap)}>
            <span className={table.who}>
              <PresenceBadge status={BADGES[agent.presence]} size="small" aria-hidden />
              {t(`presence.${agent.presence}`)}
            </span>
          </td>
          <td className={table.cell}>
            <LoadMeter agent={agent} />
          </td>
        </>
      ) : (
        <td className={quiet} colSpan={2}>
          {t('team.notAgent')}
        </td>
      )}
      <td className={table.cell}>
        <span className={table.tags}>
          {skills.map(([skill, level]) => (
            <Tag key={skill}>
              {skillLabel(skill, t)} {percent(level, language)}
            </Tag>
          ))}
        </span>
      </td>
      <td className={mergeClasses(table.cell, table.nowrap)}>
        <Rating rating={agent.rating} />
      </td>
      <td className={quiet}>
        {listOf(
          agent.roles.map((role) => t(`roles.${role}`)),
          language,
        )}
      </td>
      <td className={table.cell}>
        <span className={table.actions}>
          {props.onEdit && (
            <Button
              size="small"
              appearance="subtle"
              icon={<EditRegular />}
              aria-label={t('team.edit', { name: agent.name })}
              data-testid="edit-agent"
              onClick={props.onEdit}
            />
          )}
        </span>
      </td>
    </tr>
  );
}

function Rating({ rating }: { readonly rating: AgentAnswer['rating'] }) {
  const table = useTableStyles();
  const { t, language } = useWords();
  if (rating.mean === null) return <span className={table.quiet}>{t('team.noRating')}</span>;
  return (
    <>
      {decimal(rating.mean, 1, language)}{' '}
      <span className={table.quiet}>· {t('team.ratings', { count: rating.count })}</span>
    </>
  );
}
