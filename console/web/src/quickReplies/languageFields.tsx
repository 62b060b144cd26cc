import {
  Button,
  Field,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { BracesVariableRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { FilledText } from './filledText.tsx';
import type { ReplyDraft, ReplyLanguage, ReplyProblems } from './replyDraft.ts';
import { VARIABLES, variableWords } from './variableWords.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '10px', alignContent: 'start', minWidth: 0 },
  text: { '& textarea': { minHeight: '112px', lineHeight: '20px' } },
  tools: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  menu: { maxHeight: '320px', overflowY: 'auto' },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  preview: {
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: 'var(--batonAgent)',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '19px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** Title, text and preview of a quick reply in one language. */
export function LanguageFields(props: {
  readonly tag: ReplyLanguage;
  readonly draft: ReplyDraft;
  readonly problems: ReplyProblems;
  readonly readOnly: boolean;
  readonly onChange: (part: Partial<ReplyDraft>) => void;
}) {
  const { tag, draft, problems, readOnly, onChange } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const styles = useStyles();
  const { t, language } = useWords();
  const named = { language: languageName(tag, language) };
  const text = draft.texts[tag];
  const write = (value: string): void => onChange({ texts: { ...draft.texts, [tag]: value } });
  const insert = (variable: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const written = `{{${variable}}}`;
    write(text.slice(0, selectionStart) + written + text.slice(selectionEnd));
    const caret = selectionStart + written.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <div className={styles.root} lang={tag}>
      <Field label={t('quickReplies.titleIn', named)} {...message(problems[`titles.${tag}`])}>
        <Input
          value={draft.titles[tag]}
          maxLength={80}
          readOnly={readOnly}
          data-testid={`reply-title-${tag}`}
          onChange={(_event, { value }) => onChange({ titles: { ...draft.titles, [tag]: value } })}
        />
      </Field>
      <Field label={t('quickReplies.textIn', named)} {...message(problems[`texts.${tag}`])}>
        <Textarea
          ref={area}
          className={styles.text}
          value={text}
          maxLength={2000}
          resize="vertical"
          readOnly={readOnly}
          data-testid={`reply-text-${tag}`}
          onChange={(_event, { value }) => write(value)}
        />
      </Field>
      <div className={styles.tools}>
        <span className={styles.label}>{t('quickReplies.preview')}</span>
        {!readOnly && (
          <Menu inline positioning={{ align: 'end' }}>
            <MenuTrigger disableButtonEnhancement>
              <Button size="small" appearance="subtle" icon={<BracesVariableRegular />}>
                {t('quickReplies.insertVariable')}
              </Button>
            </MenuTrigger>
            <MenuPopover className={styles.menu}>
              <MenuList>
                {VARIABLES.map((name) => (
                  <MenuItem key={name} secondaryContent={name} onClick={() => insert(name)}>
                    {variableWords(name, t)}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </div>
      <div className={styles.preview}>{text.trim() ? <FilledText text={text} /> : '…'}</div>
    </div>
  );
}

function message(problem: string | undefined): { readonly validationMessage?: string } {
  return problem === undefined ? {} : { validationMessage: problem };
}
