import {
  Button,
  Dropdown,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Option,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuickReplyAnswer } from '../../../wire.ts';
import { addQuickReply, changeQuickReply, readQuickReply } from '../api/quickReplies.ts';
import { RequestError } from '../api/request.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { Modal } from '../shell/modal.tsx';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { CATEGORIES, categoryWords } from './categories.ts';
import { LanguageFields } from './languageFields.tsx';
import {
  fieldsOf,
  LANGUAGES,
  type ReplyDraft,
  type ReplyProblems,
  refusedFields,
  replyDraftOf,
  replyProblems,
} from './replyDraft.ts';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '14px',
    alignItems: 'start',
    '@media (max-width: 699px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  languages: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '16px',
    '@media (max-width: 699px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { maxHeight: '320px' },
  button: { whiteSpace: 'nowrap' },
});

/** A quick reply in full: to be read, or written by those who may. */
export function ReplyDialog(props: {
  /** Undefined: a new one. */
  readonly reply: QuickReplyAnswer | undefined;
  /** What a new one begins with. */
  readonly start: ReplyDraft;
  readonly maySharedWrite: boolean;
  readonly onCopy: (reply: QuickReplyAnswer) => void;
  readonly onRemove: (reply: QuickReplyAnswer) => void;
  readonly onClose: () => void;
}) {
  const { reply, start, maySharedWrite, onClose } = props;
  const [base, setBase] = useState(reply);
  const [draft, setDraft] = useState(() => (reply ? replyDraftOf(reply, start) : start));
  const [problems, setProblems] = useState<ReplyProblems>({});
  const [theirs, setTheirs] = useState<QuickReplyAnswer>();
  const notices = useNotices();
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const readOnly = base !== undefined && !base.mayEdit;
  const change = (part: Partial<ReplyDraft>): void => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    if (Object.keys(problems).length > 0) setProblems(replyProblems(changed, t));
  };

  const save = useMutation({
    mutationFn: (over: QuickReplyAnswer | undefined) =>
      over
        ? changeQuickReply(over, fieldsOf(draft))
        : addQuickReply(fieldsOf(draft), draft.personal),
    onSuccess: () => {
      notices.success(t('quickReplies.saved'));
      onClose();
    },
    onError: async (error, over) => {
      const isRefusal = error instanceof RequestError;
      if (over && isRefusal && error.code === 'conflict') {
        setTheirs(await readQuickReply(over.id));
      } else if (isRefusal && Object.keys(error.fields).length > 0) {
        setProblems(refusedFields(error.fields, t));
      } else notices.error(error);
    },
  });
  const submit = (over = base): void => {
    const found = replyProblems(draft, t);
    setProblems(found);
    if (Object.keys(found).length === 0) save.mutate(over);
  };
  const showTheirs = (): void => {
    setBase(theirs);
    if (theirs) setDraft(replyDraftOf(theirs, start));
    setTheirs(undefined);
    setProblems({});
  };

  return (
    <Modal
      title={t(base ? 'quickReplies.editTitle' : 'quickReplies.newTitle')}
      width={880}
      testId="reply-dialog"
      onClose={onClose}
      onSubmit={() => submit()}
      asides={
        base && (
          <>
            {base.owner === null && (
              <Button className={styles.button} onClick={() => props.onCopy(base)}>
                {t('quickReplies.copy')}
              </Button>
            )}
            {base.mayEdit && (
              <Button
                className={styles.button}
                data-testid="remove-reply"
                onClick={() => props.onRemove(base)}
              >
                {t('quickReplies.remove')}
              </Button>
            )}
          </>
        )
      }
      actions={
        <>
          <Button onClick={onClose}>{t(readOnly ? 'app.close' : 'app.cancel')}</Button>
          {!readOnly && (
            <Button
              type="submit"
              appearance="primary"
              className={styles.button}
              disabled={save.isPending}
              data-testid="save-reply"
            >
              {t('app.save')}
            </Button>
          )}
        </>
      }
    >
      {theirs && (
        <MessageBar intent="warning" layout="multiline" data-testid="reply-conflict">
          <MessageBarBody>
            <strong>{t('quickReplies.conflictTitle')}</strong>{' '}
            {t('quickReplies.conflictText', { name: authorLabel(theirs, t) })}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={showTheirs}>{t('quickReplies.conflictTheirs')}</Button>
            <Button onClick={() => submit(theirs)}>{t('quickReplies.conflictMine')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.head}>
        <Field
          label={t('quickReplies.key')}
          hint={t('quickReplies.keyHint')}
          {...(problems.key ? { validationMessage: problems.key } : {})}
        >
          <Input
            value={draft.key}
            maxLength={40}
            contentBefore="/"
            readOnly={readOnly}
            data-testid="reply-key"
            onChange={(_event, { value }) => change({ key: value })}
          />
        </Field>
        <Field label={t('quickReplies.category')}>
          <Dropdown
            inlinePopup
            disabled={readOnly}
            listbox={{ className: styles.list }}
            value={categoryWords(draft.category, t)}
            selectedOptions={[draft.category]}
            onOptionSelect={(_event, { optionValue = 'other' }) =>
              change({ category: optionValue })
            }
          >
            {CATEGORIES.map((name) => (
              <Option key={name} value={name}>
                {categoryWords(name, t)}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={t('quickReplies.forWhom')}>
          <RadioGroup
            layout="horizontal"
            disabled={base !== undefined || !maySharedWrite}
            value={draft.personal ? 'me' : 'all'}
            onChange={(_event, { value }) => change({ personal: value === 'me' })}
          >
            <Radio value="me" label={t('quickReplies.forMe')} />
            <Radio value="all" label={t('quickReplies.forAll')} />
          </RadioGroup>
        </Field>
      </div>
      <div className={styles.languages}>
        {LANGUAGES.map((tag) => (
          <LanguageFields key={tag} {...{ tag, draft, problems, readOnly }} onChange={change} />
        ))}
      </div>
      <span className={mergeClasses(page.quiet, page.small)}>
        {base
          ? t('quickReplies.by', {
              name: authorLabel(base, t),
              when: dateAndTime(base.at, language),
            })
          : t('quickReplies.textHint')}
      </span>
    </Modal>
  );
}
