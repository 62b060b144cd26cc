import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useCallback } from 'react';
import type { ArticleSuggestionAnswer, ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useSuggestions } from '../api/suggestions.ts';
import { useTranscript } from '../api/transcript.ts';
import { focusComposer } from '../conversation/composerFocus.ts';
import { Section } from '../details/section.tsx';
import { useWords } from '../i18n/index.ts';
import { withArticle } from '../state/draft.ts';
import { drafts, saveDraft } from '../state/drafts.ts';
import { lookedAtSeq } from './lookedAt.ts';
import { SuggestedArticle } from './suggestedArticle.tsx';
import { SuggestedReply } from './suggestedReply.tsx';
import { useSuggestionKeys } from './useSuggestionKeys.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground3, lineHeight: '18px' },
  failed: { display: 'flex', alignItems: 'center', gap: '8px' },
  skeleton: { display: 'grid', gap: '8px' },
});

/** Articles and a reply that fit the conversation, to read here and to put into the answer. */
export function SuggestionsPanel({ conversation }: { readonly conversation: ConversationAnswer }) {
  const styles = useStyles();
  const { t } = useWords();
  const me = useSignedIn();
  const messages = useTranscript(conversation.id).data ?? [];
  const seq = lookedAtSeq(messages);
  const { data, isError, refetch } = useSuggestions(conversation.id, seq);
  const articles = data?.articles ?? NONE;
  const mayReply = conversation.state === 'assigned' && conversation.agentId === me.id;

  const take = useCallback(
    ({ reply, articleId, title }: ArticleSuggestionAnswer) => {
      if (!mayReply || reply === null) return;
      const draft = drafts.get()[conversation.id] ?? { text: '', note: false };
      saveDraft(conversation.id, withArticle(draft, reply, { id: articleId, title }));
      focusComposer();
    },
    [conversation.id, mayReply],
  );
  const takeAt = useCallback(
    (index: number) => {
      const article = articles[index];
      if (article) take(article);
    },
    [articles, take],
  );
  useSuggestionKeys(articles.length, takeAt);

  const best = articles.findIndex(({ articleId }) => articleId === data?.replyFrom);
  const reply = articles[best];
  const onTake = mayReply ? take : undefined;
  return (
    <Section title={t('suggestions.title')} testId="suggestions">
      {reply && <SuggestedReply article={reply} shortcut={best + 1} onTake={onTake} />}
      {articles.length > 0 && (
        <ol className={styles.list} aria-label={t('suggestions.articles')}>
          {articles.map((article, index) => (
            <SuggestedArticle
              key={article.articleId}
              article={article}
              shortcut={index + 1}
              onTake={onTake}
            />
          ))}
        </ol>
      )}
      {isError && !data && (
        <span className={styles.failed}>
          <Text size={200} className={styles.quiet}>
            {t('suggestions.failed')}
          </Text>
          <Button size="small" appearance="subtle" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        </span>
      )}
      {seq > 0 && !data && !isError && <Waiting />}
      {(seq === 0 || (data && articles.length === 0)) && (
        <Text size={200} className={styles.quiet}>
          {t('suggestions.none')}
        </Text>
      )}
    </Section>
  );
}

const NONE: readonly ArticleSuggestionAnswer[] = [];

function Waiting() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Skeleton aria-label={t('app.loading')} className={styles.skeleton}>
      <SkeletonItem size={48} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </Skeleton>
  );
}
