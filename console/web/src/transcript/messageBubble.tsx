import { Link, mergeClasses } from '@fluentui/react-components';
import { AttachRegular, BotRegular, NoteRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import type { MessageAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { safeHref } from '../format/links.ts';
import { clockTime, dateAndTime, listOf } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { AnalysisLine, ArticleLine } from './analysisLine.tsx';
import { useBubbleStyles } from './bubbleStyles.ts';
import { DeliveryMark, FailedDelivery } from './deliveryStatus.tsx';
import { MarkdownText } from './markdownText.tsx';
import { PlainText } from './plainText.tsx';

/** A stored message of the transcript. */
export const MessageBubble = memo(function MessageBubble(props: {
  readonly message: MessageAnswer;
  readonly customerName: string;
  readonly continues: boolean;
  readonly onResend: (text: string) => void;
}) {
  const { message, continues } = props;
  const styles = useBubbleStyles();
  const { t, language } = useWords();
  const from = message.from === 'event' ? 'bot' : message.from;
  const failed = message.status === 'failed';
  const ours = from === 'agent' || from === 'bot';
  return (
    <article
      className={mergeClasses(
        styles.root,
        from === 'customer' ? styles.left : styles.right,
        continues && styles.continues,
      )}
      data-testid="message"
      data-from={message.from}
      data-status={message.status}
      data-seq={message.seq}
    >
      {!continues && (
        <span className={styles.heading}>
          <Heading message={message} customerName={props.customerName} />
          <time dateTime={message.at} title={dateAndTime(message.at, language)}>
            {clockTime(message.at, language)}
          </time>
        </span>
      )}
      <div className={styles.row}>
        {from === 'agent' && !failed && <DeliveryMark status={message.status} />}
        <div className={mergeClasses(styles.bubble, styles[from], failed && styles.failed)}>
          {from === 'bot' ? (
            <MarkdownText text={message.text} />
          ) : (
            <PlainText text={message.text} />
          )}
          {message.attachments.map((file) => (
            <span key={file.url} className={styles.extra}>
              <AttachRegular /> <FileLink name={file.name} url={file.url} />
            </span>
          ))}
          {message.suggestedActions.length > 0 && (
            <span className={mergeClasses(styles.extra, styles.offered)}>
              {t('transcript.offered', { titles: listOf(message.suggestedActions, language) })}
            </span>
          )}
        </div>
      </div>
      {message.analysis && from !== 'agent' && (
        <AnalysisLine message={message} analysis={message.analysis} />
      )}
      {from === 'agent' && message.analysis?.articleId && (
        <ArticleLine articleId={message.analysis.articleId} />
      )}
      {ours && failed && (
        <FailedDelivery
          reason={message.failure}
          onRetry={from === 'agent' ? () => props.onResend(message.text) : undefined}
        />
      )}
    </article>
  );
});

function Heading(props: { readonly message: MessageAnswer; readonly customerName: string }) {
  const { message } = props;
  const me = useSignedIn();
  const { t } = useWords();
  const author = message.agentId === me.id ? t('transcript.you') : message.agentName;
  switch (message.from) {
    case 'customer':
      return props.customerName;
    case 'note':
      return (
        <>
          <NoteRegular />
          {t('transcript.note')} · {author ?? t('transcript.agent')} · {t('transcript.noteHint')} ·
        </>
      );
    case 'agent':
      return author ?? t('transcript.agent');
    default:
      return (
        <>
          <BotRegular />
          {t('transcript.bot')}
        </>
      );
  }
}

function FileLink({ name, url }: { readonly name: string; readonly url: string }) {
  const href = safeHref(url);
  if (href === undefined) return name;
  return (
    <Link inline href={href} target="_blank" rel="noopener noreferrer nofollow">
      {name}
    </Link>
  );
}
