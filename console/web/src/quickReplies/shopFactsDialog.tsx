import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShopFactsAnswer } from '../../../wire.ts';
import { saveShopFacts } from '../api/quickReplies.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { LANGUAGES, type ReplyLanguage } from './replyDraft.ts';

const FACTS = ['name', 'hours', 'phone', 'website', 'returnAddress'] as const;

type Fact = (typeof FACTS)[number];
type Written = Readonly<Record<`${Fact}.${ReplyLanguage}`, string>>;

const useStyles = makeStyles({
  pair: { display: 'grid', gap: '6px' },
});

/** What the shop's variables tell, in both languages. */
export function ShopFactsDialog(props: {
  readonly facts: ShopFactsAnswer;
  readonly onClose: () => void;
}) {
  const { facts, onClose } = props;
  const [written, setWritten] = useState(() => writtenOf(facts));
  const notices = useNotices();
  const styles = useStyles();
  const { t, language } = useWords();
  const save = useMutation({
    mutationFn: () => saveShopFacts({ version: facts.version, facts: factsOf(written) }),
    onSuccess: () => {
      notices.success(t('quickReplies.saved'));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('quickReplies.aboutShop')}
      hint={t('quickReplies.aboutShopHint')}
      submit={t('app.save')}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {FACTS.map((fact) => (
        <Field key={fact} label={t(`quickReplies.facts.${fact}`)}>
          <div className={styles.pair}>
            {LANGUAGES.map((tag) => (
              <Input
                key={tag}
                lang={tag}
                maxLength={500}
                aria-label={`${t(`quickReplies.facts.${fact}`)} (${languageName(tag, language)})`}
                placeholder={languageName(tag, language)}
                value={written[`${fact}.${tag}`]}
                data-testid={`fact-${fact}-${tag}`}
                onChange={(_event, { value }) =>
                  setWritten({ ...written, [`${fact}.${tag}`]: value })
                }
              />
            ))}
          </div>
        </Field>
      ))}
    </ActionDialog>
  );
}

function writtenOf({ facts }: ShopFactsAnswer): Written {
  return Object.fromEntries(
    FACTS.flatMap((fact) => LANGUAGES.map((tag) => [`${fact}.${tag}`, facts[fact]?.[tag] ?? ''])),
  ) as Written;
}

function factsOf(written: Written): ShopFactsAnswer['facts'] {
  const textsOf = (fact: Fact) =>
    Object.fromEntries(
      LANGUAGES.flatMap((tag) => {
        const text = written[`${fact}.${tag}`].trim();
        return text === '' ? [] : [[tag, text]];
      }),
    );
  return Object.fromEntries(FACTS.map((fact) => [fact, textsOf(fact)]));
}
