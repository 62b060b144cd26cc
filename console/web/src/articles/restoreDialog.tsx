import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import { restoreArticle } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';

const STATUSES = ['published', 'inReview', 'draft'] as const;

/** Asks before an article says again what an earlier revision said. */
export function RestoreDialog(props: {
  readonly earlier: ArticleAnswer;
  readonly latest: ArticleAnswer;
  readonly onClose: () => void;
}) {
  const { earlier, latest } = props;
  const [status, setStatus] = useState<(typeof STATUSES)[number]>(
    earlier.status === 'published' ? 'published' : 'draft',
  );
  const [note, setNote] = useState('');
  const notices = useNotices();
  const { t } = useWords();
  const restore = useMutation({
    mutationFn: () =>
      restoreArticle(earlier.id, {
        ...{ language: earlier.language, revision: earlier.revision, status },
        ...{ expectedRevision: latest.revision, note: note.trim() },
      }),
    onSuccess: ({ revision }) => {
      notices.success(t('articles.saved', { revision }));
      props.onClose();
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('articles.restoreTitle', { revision: earlier.revision })}
      hint={t('articles.restoreHint')}
      submit={t('articles.restore')}
      busy={restore.isPending}
      onSubmit={() => restore.mutate()}
      onClose={props.onClose}
    >
      <Field label={t('articles.restoreAs')}>
        <RadioGroup
          layout="horizontal"
          value={status}
          onChange={(_event, { value }) =>
            setStatus(STATUSES.find((one) => one === value) ?? 'draft')
          }
        >
          {STATUSES.map((one) => (
            <Radio key={one} value={one} label={t(`articles.statuses.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('articles.note')}>
        <Input value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
      </Field>
    </ActionDialog>
  );
}
