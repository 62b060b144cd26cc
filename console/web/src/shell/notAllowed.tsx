import { LockClosedRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import { EmptyState } from './emptyState.tsx';

/** What stands where the account may not look. */
export function NotAllowed() {
  const { t } = useWords();
  return (
    <main>
      <EmptyState
        icon={<LockClosedRegular />}
        title={t('shell.notAllowed')}
        hint={t('shell.notAllowedHint')}
      />
    </main>
  );
}
