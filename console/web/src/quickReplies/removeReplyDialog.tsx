import { useMutation } from '@tanstack/react-query';
import type { QuickReplyAnswer } from '../../../wire.ts';
import { removeQuickReply } from '../api/quickReplies.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';

/** Asks before a quick reply goes. */
export function RemoveReplyDialog(props: {
  readonly reply: QuickReplyAnswer;
  readonly onClose: () => void;
}) {
  const { reply, onClose } = props;
  const notices = useNotices();
  const { t, language } = useWords();
  const remove = useMutation({
    mutationFn: () => removeQuickReply(reply),
    onSuccess: () => {
      notices.success(t('quickReplies.removed'));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  const title = reply.titles[language] ?? reply.titles.zh ?? reply.titles.en ?? reply.key;
  return (
    <ActionDialog
      title={t('quickReplies.removeTitle', { title })}
      hint={t('quickReplies.removeHint')}
      submit={t('quickReplies.remove')}
      busy={remove.isPending}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      {null}
    </ActionDialog>
  );
}
