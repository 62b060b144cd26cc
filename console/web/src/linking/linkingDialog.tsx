import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { newLinkCode, useChatAccount } from '../api/links.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { LinkCode } from './linkCode.tsx';
import { LinkedAccount } from './linkedAccount.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalL,
  },
  hint: { color: tokens.colorNeutralForeground3 },
  wide: { whiteSpace: 'nowrap', flexShrink: 0 },
});

/** Where an agent links the account in which they work besides the console. */
export function LinkingDialog({ onClose }: { readonly onClose: () => void }) {
  const account = useChatAccount();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();
  const code = useMutation({
    mutationFn: newLinkCode,
    onError: (error) => {
      const isTooMany = error instanceof RequestError && error.status === 429;
      notices.error(isTooMany ? new Error(t('linking.tooMany')) : error);
    },
  });
  const linked = account.data?.linked;
  // The code was used: the account that it linked is newer than it.
  const isDone = linked && code.data && Date.parse(linked.linkedAt) > code.submittedAt;
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface className={styles.surface} data-testid="linking">
        <DialogBody>
          <DialogTitle>{t('linking.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text className={styles.hint}>{t('linking.hint')}</Text>
            {account.isPending && <Spinner size="small" />}
            {linked && <LinkedAccount linked={linked} />}
            {account.data && !linked && !code.data && <Text>{t('linking.none')}</Text>}
            {isDone && <Text weight="semibold">{t('linking.done')}</Text>}
            {code.data && !isDone && <LinkCode code={code.data} />}
            <Text size={200} className={styles.hint}>
              {t('linking.presence')}
            </Text>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('app.close')}</Button>
            <Button
              appearance={linked ? 'secondary' : 'primary'}
              className={styles.wide}
              disabled={code.isPending || account.isPending}
              data-testid="link-code-new"
              onClick={() => code.mutate()}
            >
              {t(code.data || linked ? 'linking.getAnother' : 'linking.getCode')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
