import {
  Button,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { FlashRegular, NoteRegular, SendFilled } from '@fluentui/react-icons';
import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationAnswer, OfferedReplyAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import type { Translate } from '../i18n/translation.ts';
import { OpenVariables } from '../quickReplies/openVariables.tsx';
import { optionId, SLASH_MENU_ID, SlashMenu } from '../quickReplies/slashMenu.tsx';
import { replaceToken, type SlashToken } from '../quickReplies/slashToken.ts';
import { TextBackdrop } from '../quickReplies/textBackdrop.tsx';
import { openParts } from '../quickReplies/textParts.ts';
import { useCaretPlace } from '../quickReplies/useCaretPlace.ts';
import { useSlashMenu } from '../quickReplies/useSlashMenu.ts';
import { useLive } from '../shell/live.tsx';
import { rewritten } from '../state/draft.ts';
import { drafts, saveDraft } from '../state/drafts.ts';
import { useObservable } from '../state/observable.ts';
import { routeHref } from '../state/route.ts';
import { SourceChip } from '../suggestions/sourceChip.tsx';
import { COMPOSER_ID, focusComposer } from './composerFocus.ts';

/** Longer texts are refused by the server, too. */
const LONGEST = 4000;
const TYPING_EVERY_MS = 3000;

const useStyles = makeStyles({
  root: {
    padding: '4px 16px 14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 899px)': { padding: '2px 10px 10px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '12px', minHeight: '36px' },
  hint: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    marginLeft: 'auto',
    textAlign: 'right',
  },
  box: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: '8px',
    padding: '6px 6px 6px 12px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    },
  },
  noteBox: { backgroundColor: 'var(--batonNote)', border: '1px solid var(--batonNoteStroke)' },
  field: { position: 'relative', display: 'grid', flexGrow: 1, minWidth: 0 },
  text: {
    gridArea: '1 / 1',
    minWidth: 0,
    width: '100%',
    minHeight: '44px',
    maxHeight: '180px',
    boxSizing: 'border-box',
    padding: '6px 0',
    border: 'none',
    outlineStyle: 'none',
    resize: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '21px',
    fieldSizing: 'content',
    // The coloured copy behind it breaks its lines alike.
    overflowWrap: 'break-word',
    scrollbarGutter: 'stable',
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
  },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  tooLong: { color: tokens.colorPaletteRedForeground1 },
});

/** Where one writes to the customer, or a note for other agents. */
export function Composer(props: {
  readonly conversation: ConversationAnswer;
  readonly customerName: string;
}) {
  const { conversation, customerName } = props;
  const me = useSignedIn();
  const { outbox, stream } = useLive();
  const styles = useStyles();
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const typingTold = useRef(0);

  const mayReply = conversation.state === 'assigned' && conversation.agentId === me.id;
  const draft = useObservable(drafts)[conversation.id] ?? { text: '', note: false };
  const note = draft.note || !mayReply;
  const over = draft.text.length - LONGEST;
  const verbatim = draft.quickReply?.verbatim ?? [];
  const open = draft.quickReply && !note ? openParts(draft.text, verbatim) : [];
  const sendable = draft.text.trim() !== '' && over <= 0 && open.length === 0;

  const write = (text: string): void => {
    saveDraft(conversation.id, rewritten(draft, text));
    const now = Date.now();
    if (note || text === '' || now - typingTold.current < TYPING_EVERY_MS) return;
    typingTold.current = now;
    stream.send({ kind: 'typing', conversationId: conversation.id });
  };
  const select = (start: number, end: number): void => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  const takeReply = ({ reply, filled }: OfferedReplyAnswer, token: SlashToken): void => {
    const text = replaceToken(draft.text, token, filled.text);
    const quickReply = { id: reply.id, verbatim: [...verbatim, ...filled.verbatim] };
    // What is typed next belongs into the new text.
    flushSync(() => saveDraft(conversation.id, { ...draft, text, note: false, quickReply }));
    const [first] = openParts(text, quickReply.verbatim);
    const end = token.start + filled.text.length;
    if (first) select(first.at, first.at + first.text.length);
    else select(end, end);
  };
  const slash = useSlashMenu({
    ...{ conversationId: conversation.id, text: draft.text, box },
    enabled: mayReply && !note,
    onTake: takeReply,
  });
  const caret = useCaretPlace(box, slash.token?.start, draft.text);
  const beginSlash = (): void => {
    const gap = /[A-Za-z0-9/:.]$/.test(draft.text) ? ' ' : '';
    write(`${draft.text}${gap}/`);
    requestAnimationFrame(() => {
      focusComposer();
      requestAnimationFrame(slash.look);
    });
  };
  const send = (): void => {
    if (!sendable) {
      const [first] = open;
      if (first) select(first.at, first.at + first.text.length);
      return;
    }
    outbox.add(conversation.id, { ...draft, text: draft.text.trim(), note });
    saveDraft(conversation.id, { text: '', note: false });
    typingTold.current = 0;
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word; Safari only says so by key code 229.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (composing || slash.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <TabList
          size="small"
          aria-label={t('composer.mode')}
          selectedValue={note ? 'note' : 'reply'}
          onTabSelect={(_event, { value }) => {
            saveDraft(conversation.id, { ...draft, note: value === 'note' });
            box.current?.focus();
          }}
        >
          <Tab value="reply" disabled={!mayReply} data-testid="composer-reply">
            {t('composer.reply')}
          </Tab>
          <Tab value="note" icon={<NoteRegular />} data-testid="composer-note">
            {t('composer.note')}
          </Tab>
        </TabList>
        {mayReply && !note && (
          <Tooltip content={t('quickReplies.open')} relationship="label">
            <Button
              size="small"
              appearance="subtle"
              icon={<FlashRegular />}
              data-testid="begin-slash"
              onClick={beginSlash}
            />
          </Tooltip>
        )}
        <span className={mergeClasses(styles.hint, over > 0 && styles.tooLong)}>
          {over > 0 ? t('composer.tooLong', { count: over }) : hintWords(conversation, mayReply, t)}
        </span>
      </div>
      {draft.article && !note && (
        <SourceChip
          article={draft.article}
          onRemove={() => saveDraft(conversation.id, { ...draft, article: undefined })}
        />
      )}
      <div className={mergeClasses(styles.box, note && styles.noteBox)}>
        <div className={styles.field}>
          {open.length > 0 && (
            <TextBackdrop
              ref={backdrop}
              text={draft.text}
              verbatim={verbatim}
              className={styles.text}
            />
          )}
          <textarea
            ref={box}
            id={COMPOSER_ID}
            className={styles.text}
            rows={1}
            // A text area may not be a combobox; a text box with a list says as much.
            {...(slash.token && slash.offered.length > 0
              ? {
                  'aria-autocomplete': 'list',
                  'aria-haspopup': 'listbox',
                  'aria-controls': SLASH_MENU_ID,
                  'aria-activedescendant': optionId(slash.active),
                }
              : {})}
            value={draft.text}
            aria-label={
              note ? t('composer.notePlaceholder') : t('composer.replyTo', { name: customerName })
            }
            placeholder={
              note ? t('composer.notePlaceholder') : t('composer.replyTo', { name: customerName })
            }
            data-testid="composer"
            onChange={(event) => {
              write(event.target.value);
              slash.look();
            }}
            onSelect={slash.look}
            onBlur={slash.close}
            onScroll={(event) => backdrop.current?.scrollTo({ top: event.currentTarget.scrollTop })}
            onKeyDown={onKeyDown}
          />
          {slash.token && caret && (slash.isFresh || slash.offered.length > 0) && (
            <SlashMenu
              offered={slash.offered}
              active={slash.active}
              caret={caret}
              manageHref={routeHref({ page: 'quickReplies' })}
              onPoint={slash.setActive}
              onTake={slash.take}
            />
          )}
        </div>
        <Button
          appearance="primary"
          icon={note ? <NoteRegular /> : <SendFilled />}
          disabled={!sendable}
          data-testid="send"
          onClick={send}
        >
          {t(note ? 'composer.saveNote' : 'composer.send')}
        </Button>
      </div>
      {open.length > 0 && (
        <OpenVariables parts={open} onSelect={({ at, text }) => select(at, at + text.length)} />
      )}
      <span className={styles.unseen} role="status">
        {slash.token && slash.isFresh
          ? t('quickReplies.found', { count: slash.offered.length })
          : ''}
      </span>
    </div>
  );
}

function hintWords(conversation: ConversationAnswer, mayReply: boolean, t: Translate): string {
  if (mayReply) return t('composer.keys');
  switch (conversation.state) {
    case 'bot':
      return t('composer.botAnswers');
    case 'waiting':
      return t('composer.waits');
    case 'assigned':
      return t('composer.others', { name: conversation.agentName ?? t('event.someone') });
  }
}
