import { useWords } from '../i18n/index.ts';
import { Problem } from './emptyState.tsx';

/** Stands for a page whose code didn't come: without a network, or when a new version has replaced it. */
export function PageNotLoaded() {
  const { t } = useWords();
  return <Problem text={t('shell.notLoaded')} onRetry={() => location.reload()} />;
}
