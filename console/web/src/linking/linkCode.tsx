import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { LinkCodeAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { useNow } from '../state/clock.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    letterSpacing: '0.04em',
    userSelect: 'all',
  },
  over: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** A one-time code as it is sent to the bot, and how long it still works. */
export function LinkCode({ code: { code, expiresAt } }: { readonly code: LinkCodeAnswer }) {
  const [copied, setCopied] = useState<string>();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();
  const leftMs = Date.parse(expiresAt) - useNow();
  const isOver = leftMs <= 0;
  const sent = `link ${code}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sent);
      setCopied(code);
    } catch (error) {
      notices.error(error);
    }
  };
  return (
    <div className={styles.root}>
      <Text>{t('linking.how')}</Text>
      <div className={styles.line}>
        <span
          className={isOver ? `${styles.code} ${styles.over}` : styles.code}
          data-testid="link-code"
        >
          {sent}
        </span>
        <Button
          appearance="subtle"
          disabled={isOver}
          icon={copied === code ? <CheckmarkRegular /> : <CopyRegular />}
          onClick={() => void copy()}
        >
          {t(copied === code ? 'linking.copied' : 'linking.copy')}
        </Button>
      </div>
      <Text size={200} className={styles.hint} role="status">
        {isOver ? t('linking.over') : t('linking.left', { minutes: Math.ceil(leftMs / 60_000) })}
      </Text>
    </div>
  );
}
