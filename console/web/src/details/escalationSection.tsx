import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConversationAnswer, EscalationAnswer } from '../../../wire.ts';
import { shortAge } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { skillLabel } from '../i18n/labels.ts';
import { Age } from '../inbox/clocks.tsx';
import { Tag } from '../shell/tag.tsx';
import { Facts, Section } from './section.tsx';

const useStyles = makeStyles({
  none: { color: tokens.colorNeutralForeground3 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  message: {
    margin: 0,
    padding: '2px 0 2px 10px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
  },
});

/** The open request for an agent: why, what it needs, how long it took. */
export function EscalationSection(props: { readonly conversation: ConversationAnswer }) {
  const styles = useStyles();
  const { t } = useWords();
  const escalation = props.conversation.escalation;
  if (!escalation) {
    return (
      <Section title={t('details.escalation')}>
        <Text size={200} className={styles.none}>
          {t('details.none')}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t('details.escalation')}>
      <Facts
        facts={[
          [t('details.reason'), t(`reasons.${escalation.reason}`)],
          [t('details.skills'), <Skills key="skills" skills={escalation.skills} />],
          [t('details.priority'), <Priority key="priority" value={escalation.priority} />],
          [
            t(escalation.assignedAt ? 'details.waited' : 'details.waitingFor'),
            <Waited key="waited" escalation={escalation} />,
          ],
        ]}
      />
      {escalation.message && (
        <blockquote className={styles.message}>{escalation.message}</blockquote>
      )}
    </Section>
  );
}

function Skills({ skills }: { readonly skills: readonly string[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (skills.length === 0) return t('details.anySkill');
  return (
    <span className={styles.tags}>
      {skills.map((skill) => (
        <Tag key={skill}>{skillLabel(skill, t)}</Tag>
      ))}
    </span>
  );
}

function Priority({ value }: { readonly value: number }) {
  const { t } = useWords();
  if (value <= 0) return t('details.ordinary');
  return <Tag tone="important">{t('list.priority', { value })}</Tag>;
}

function Waited({ escalation }: { readonly escalation: EscalationAnswer }) {
  const { language } = useWords();
  if (!escalation.assignedAt) return <Age since={escalation.queuedAt} />;
  const waited = Date.parse(escalation.assignedAt) - Date.parse(escalation.queuedAt);
  return shortAge(waited / 1000, language);
}
