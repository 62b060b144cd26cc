import { Button, makeStyles, Spinner, Text } from '@fluentui/react-components';
import { AddRegular, BuildingShopRegular, FlashRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { QuickReplyAnswer, ShopFactsAnswer } from '../../../wire.ts';
import { useQuickReplies, useShopFacts } from '../api/quickReplies.ts';
import { leadsTeam, useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { HeadedPage } from '../shell/headedPage.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import { CategoryNav, type Shelf, standsOn } from './categoryNav.tsx';
import { RemoveReplyDialog } from './removeReplyDialog.tsx';
import { ReplyDialog } from './replyDialog.tsx';
import { type ReplyDraft, replyDraftOf } from './replyDraft.ts';
import { ReplyRow } from './replyRow.tsx';
import { ShopFactsDialog } from './shopFactsDialog.tsx';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: '196px minmax(0, 1fr)',
    gap: '20px',
    alignItems: 'start',
    maxWidth: '1180px',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  none: { height: '280px' },
});

type Open =
  | { readonly dialog: 'reply'; readonly reply?: QuickReplyAnswer; readonly start: ReplyDraft }
  | { readonly dialog: 'remove'; readonly reply: QuickReplyAnswer }
  | { readonly dialog: 'shop'; readonly facts: ShopFactsAnswer };

/** All quick replies that one may use: to look up, and to write. */
export function QuickRepliesPage() {
  const [typed, setTyped] = useState('');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [open, setOpen] = useState<Open>();
  const me = useSignedIn();
  const mayShare = leadsTeam(me) || writesIntents(me);
  const q = typed.trim();
  const replies = useQuickReplies(q);
  const shop = useShopFacts();
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const close = (): void => setOpen(undefined);
  const category = shelf === 'all' || shelf === 'mine' ? 'greeting' : shelf;
  const fresh = replyDraftOf(undefined, { category, personal: !mayShare || shelf === 'mine' });
  const found = replies.data ?? [];
  const shown = found.filter((reply) => standsOn(reply, shelf));
  return (
    <HeadedPage
      title={t('quickReplies.title')}
      lead={t('quickReplies.lead')}
      beside={
        <Text className={page.quiet}>{t('quickReplies.count', { count: shown.length })}</Text>
      }
      actions={
        <>
          {mayShare && shop.data && (
            <Button
              icon={<BuildingShopRegular />}
              data-testid="about-shop"
              onClick={() => setOpen({ dialog: 'shop', facts: shop.data })}
            >
              {t('quickReplies.aboutShop')}
            </Button>
          )}
          <Button
            appearance="primary"
            icon={<AddRegular />}
            data-testid="new-reply"
            onClick={() => setOpen({ dialog: 'reply', start: fresh })}
          >
            {t('quickReplies.create')}
          </Button>
        </>
      }
    >
      <div className={page.toolbar}>
        <SearchField
          label={t('quickReplies.search')}
          value={typed}
          testId="search-replies"
          onChange={setTyped}
        />
      </div>
      {replies.isPending ? (
        <Spinner size="small" style={{ marginTop: 40 }} />
      ) : !replies.data ? (
        <Problem text={t('quickReplies.failed')} onRetry={() => void replies.refetch()} />
      ) : (
        <div className={styles.body}>
          <CategoryNav replies={found} shelf={shelf} onChoose={setShelf} />
          <div data-testid="reply-list">
            {shown.map((reply) => (
              <ReplyRow
                key={reply.id}
                reply={reply}
                showsCategory={shelf === 'all' || shelf === 'mine'}
                onOpen={() => setOpen({ dialog: 'reply', reply, start: fresh })}
              />
            ))}
            {shown.length === 0 && (
              <div className={styles.none}>
                <NothingShown q={q} shelf={shelf} />
              </div>
            )}
          </div>
        </div>
      )}
      {open?.dialog === 'reply' && (
        <ReplyDialog
          key={open.reply?.id ?? open.start.key}
          reply={open.reply}
          start={open.start}
          maySharedWrite={mayShare}
          onCopy={(reply) => {
            const start = { ...replyDraftOf(reply, fresh), personal: true };
            setOpen({ dialog: 'reply', start });
          }}
          onRemove={(reply) => setOpen({ dialog: 'remove', reply })}
          onClose={close}
        />
      )}
      {open?.dialog === 'remove' && <RemoveReplyDialog reply={open.reply} onClose={close} />}
      {open?.dialog === 'shop' && <ShopFactsDialog facts={open.facts} onClose={close} />}
    </HeadedPage>
  );
}

function NothingShown({ q, shelf }: { readonly q: string; readonly shelf: Shelf }) {
  const { t } = useWords();
  if (q) return <EmptyState title={t('quickReplies.noneFound', { q })} />;
  const kind = shelf === 'mine' ? 'noneMine' : 'none';
  return (
    <EmptyState
      icon={<FlashRegular />}
      title={t(`quickReplies.${kind}`)}
      hint={t(`quickReplies.${kind}Hint`)}
    />
  );
}
