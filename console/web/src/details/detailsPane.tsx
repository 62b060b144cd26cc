import { Button, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ConversationAnswer } from '../../../wire.ts';
import { dateAndTime, languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { channelLabel } from '../i18n/labels.ts';
import { SuggestionsPanel } from '../suggestions/suggestionsPanel.tsx';
import { DecisionPanel } from './decisionPanel.tsx';
import { EscalationSection } from './escalationSection.tsx';
import { Facts, Section } from './section.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', flexDirection: 'column' },
  close: { position: 'absolute', top: '8px', right: '8px' },
});

/** What is known about the conversation: the customer, the request, and how it was routed. */
export function DetailsPane(props: {
  readonly conversation: ConversationAnswer;
  readonly name: string;
  readonly onClose?: () => void;
}) {
  const { conversation, name } = props;
  const styles = useStyles();
  const { t, language } = useWords();
  return (
    <div className={styles.root}>
      {props.onClose && (
        <Button
          className={styles.close}
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t('app.close')}
          onClick={props.onClose}
        />
      )}
      <SuggestionsPanel conversation={conversation} />
      <Section title={t('details.customer')}>
        <Facts
          facts={[
            [t('details.customer'), name],
            [t('details.channel'), channelLabel(conversation.channelId, t)],
            [t('details.language'), languageName(conversation.language, language)],
            [t('details.started'), dateAndTime(conversation.startedAt, language)],
          ]}
        />
      </Section>
      <EscalationSection conversation={conversation} />
      <DecisionPanel conversation={conversation} />
    </div>
  );
}
