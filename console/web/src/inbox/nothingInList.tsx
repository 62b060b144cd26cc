import { ChatRegular, PeopleCheckmarkRegular, SearchRegular } from '@fluentui/react-icons';
import type { ListTab } from '../api/conversations.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState } from '../shell/emptyState.tsx';

/** What stands in an empty list. */
export function NothingInList(props: { readonly tab: ListTab; readonly q: string }) {
  const { t } = useWords();
  if (props.q) {
    return <EmptyState icon={<SearchRegular />} title={t('list.noneFound', { q: props.q })} />;
  }
  switch (props.tab) {
    case 'mine':
      return (
        <EmptyState
          icon={<ChatRegular />}
          title={t('list.noneMine')}
          hint={t('list.noneMineHint')}
        />
      );
    case 'waiting':
      return (
        <EmptyState
          icon={<PeopleCheckmarkRegular />}
          title={t('list.noneWaiting')}
          hint={t('list.noneWaitingHint')}
        />
      );
    case 'all':
      return <EmptyState icon={<ChatRegular />} title={t('list.noneAll')} />;
  }
}
