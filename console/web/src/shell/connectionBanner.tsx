import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { useObservable } from '../state/observable.ts';
import { useLive } from './live.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    padding: '5px 16px',
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** A reconnection within this needs no words. */
const CALM_MS = 1500;

/** Says calmly that the connection is lost, for as long as it is. */
export function ConnectionBanner() {
  const lost = useObservable(useLive().stream.connection) === 'lost';
  const [shown, setShown] = useState(false);
  const styles = useStyles();
  const { t } = useWords();
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? CALM_MS : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!shown) return null;
  return (
    <output className={styles.root} data-testid="connection-banner">
      <Spinner size="extra-tiny" aria-hidden />
      {t('connection.lost')}
    </output>
  );
}
