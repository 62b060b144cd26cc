import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConversationAnswer, DecisionAnswer } from '../../../wire.ts';
import { useDecisions } from '../api/conversations.ts';
import { useSignedIn } from '../api/session.ts';
import { useQueues } from '../api/team.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { CandidateTable } from './candidateTable.tsx';
import { decisionWords } from './decisionWords.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  words: { lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start', marginLeft: '-8px', minWidth: 'auto' },
  earlier: { display: 'flex', flexDirection: 'column', gap: '8px', paddingTop: '6px' },
});

/** Why this agent: the newest routing decision in words and numbers, and the ones before it. */
export function DecisionPanel({ conversation }: { readonly conversation: ConversationAnswer }) {
  const decisions = useDecisions(conversation.id).data;
  const me = useSignedIn();
  const [all, setAll] = useState(false);
  const styles = useStyles();
  const { t } = useWords();
  const newest = decisions?.[0];
  const title = !newest
    ? t('decision.titleOther')
    : newest.outcome === 'queued'
      ? t('decision.titleQueued')
      : t(newest.agentId === me.id ? 'decision.title' : 'decision.titleOther');
  return (
    <Section title={title} testId="decision-panel">
      {newest ? (
        <DecisionRecord decision={newest} before={decisions?.[1]} />
      ) : (
        <Text size={200} className={styles.quiet}>
          {t('decision.none')}
        </Text>
      )}
      {decisions && decisions.length > 1 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t('decision.earlier')} ({decisions.length - 1})
        </Button>
      )}
      {all &&
        decisions?.slice(1).map((decision, index) => (
          <div key={decision.id} className={styles.earlier}>
            <DecisionRecord decision={decision} before={decisions[index + 2]} dated />
          </div>
        ))}
    </Section>
  );
}

function DecisionRecord(props: {
  readonly decision: DecisionAnswer;
  readonly before: DecisionAnswer | undefined;
  readonly dated?: boolean;
}) {
  const { decision, before } = props;
  const queues = useQueues().data;
  const queueName = (id: string) => queues?.find((queue) => queue.id === id)?.name ?? id;
  const styles = useStyles();
  const { t, language } = useWords();
  return (
    <>
      <Text size={200} className={styles.words}>
        {props.dated && `${dateAndTime(decision.at, language)}: `}
        {decisionWords(decision, { t, language, before, queueName })}
      </Text>
      {decision.candidates.length > 0 && <CandidateTable decision={decision} />}
    </>
  );
}
