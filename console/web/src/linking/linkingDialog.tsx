import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { newLinkCode, useChatAccount } from '../api/links.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { Modal } from '../shell/modal.tsx';
import { useNotices } from '../shell/notices.tsx';
import { LinkCode } from './linkCode.tsx';
import { LinkedAccount } from './linkedAccount.tsx';

const useStyles = makeStyles({
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
    <Modal
      title={t('linking.title')}
      width={480}
      testId="linking"
      onClose={onClose}
      actions={
        <>
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
        </>
      }
    >
      <Text className={styles.hint}>{t('linking.hint')}</Text>
      {account.isPending && <Spinner size="small" />}
      {linked && <LinkedAccount linked={linked} />}
      {account.data && !linked && !code.data && <Text>{t('linking.none')}</Text>}
      {isDone && <Text weight="semibold">{t('linking.done')}</Text>}
      {code.data && !isDone && <LinkCode code={code.data} />}
      <Text size={200} className={styles.hint}>
        {t('linking.presence')}
      </Text>
    </Modal>
  );
}
