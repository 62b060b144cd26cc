import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { MessageAnalysis } from '../../../../handoff/index.ts';
import type { MessageAnswer } from '../../../wire.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import { decisionWords, emotionWords, intentWords, understood } from './analysisWords.ts';
import { useIsNamed, WrongIntent } from './wrongIntent.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '0 2px',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    background: 'none',
    font: 'inherit',
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 10px' },
  wrong: {
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textUnderlineOffset: '3px',
  },
  quiet: { fontSize: '11px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  chevron: { transitionProperty: 'transform', transitionDuration: '120ms' },
  opened: { transform: 'rotate(90deg)' },
  upset: { color: tokens.colorPaletteRedForeground1 },
  details: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 12px',
    margin: '2px 0 4px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px', overflowWrap: 'anywhere' },
});

/** The article that an agent's answer was taken from. */
export function ArticleLine({ articleId }: { readonly articleId: string }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <span className={styles.quiet} data-testid="sent-with-article">
      {t('suggestions.sentWith')} {articleId}
    </span>
  );
}

/** What the bot understood, in a line that opens; whoever knows better can say so. */
export function AnalysisLine(props: {
  readonly message: MessageAnswer;
  readonly analysis: MessageAnalysis;
}) {
  const { message, analysis } = props;
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const isNamed = useIsNamed(message.id);
  const styles = useStyles();
  const { t, language } = useWords();
  const upset = analysis.emotion === 'angry' || analysis.emotion === 'frustrated';
  const confidence =
    analysis.confidence === undefined ? undefined : percent(analysis.confidence, language);
  return (
    <>
      <span className={styles.row}>
        <button
          type="button"
          className={styles.line}
          aria-expanded={open}
          title={t('analysis.show')}
          data-testid="analysis"
          onClick={() => setOpen(!open)}
        >
          <ChevronRightRegular className={mergeClasses(styles.chevron, open && styles.opened)} />
          <span>{understood(analysis, t, language)}</span>
          {upset && (
            <span className={styles.upset}>· {emotionWords(analysis.emotion ?? '', t)}</span>
          )}
        </button>
        {analysis.intent !== undefined && !isNamed && (
          <button
            type="button"
            className={mergeClasses(styles.line, styles.wrong)}
            aria-expanded={asking}
            data-testid="ask-wrong-intent"
            onClick={() => setAsking(!asking)}
          >
            {t('wrongIntent.ask')}
          </button>
        )}
      </span>
      {(asking || isNamed) && <WrongIntent message={message} onClose={() => setAsking(false)} />}
      {open && (
        <dl className={styles.details}>
          <Term name={t('analysis.intent')}>{intentWords(analysis, t)}</Term>
          {confidence && <Term name={t('analysis.confidence')}>{confidence}</Term>}
          {analysis.emotion && (
            <Term name={t('analysis.emotion')}>{emotionWords(analysis.emotion, t)}</Term>
          )}
          {analysis.entities && analysis.entities.length > 0 && (
            <Term name={t('analysis.entities')}>
              {analysis.entities.map((entity) => (
                <Tag key={`${entity.type} ${entity.text}`}>
                  {entity.type}: {entity.text}
                </Tag>
              ))}
            </Term>
          )}
          {analysis.articleId && <Term name={t('analysis.article')}>{analysis.articleId}</Term>}
          {analysis.decision && (
            <Term name={t('analysis.decision')}>{decisionWords(analysis.decision, t)}</Term>
          )}
        </dl>
      )}
    </>
  );
}

function Term(props: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{props.name}</dt>
      <dd className={styles.value}>{props.children}</dd>
    </>
  );
}
