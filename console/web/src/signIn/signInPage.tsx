import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { setPresence } from '../api/actions.ts';
import { RequestError } from '../api/request.ts';
import { signIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import type { Translate } from '../i18n/translation.ts';
import { BrandMark } from '../shell/brandMark.tsx';
import { LookSwitches } from '../shell/lookSwitches.tsx';
import { preferences } from '../state/preferences.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    height: '100%',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  switches: { position: 'absolute', top: '12px', right: '16px', display: 'flex' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    width: 'min(360px, calc(100vw - 48px))',
    boxSizing: 'border-box',
    padding: '36px 36px 40px',
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  heading: { display: 'flex', flexDirection: 'column', gap: '4px', marginBottom: '4px' },
  title: { marginTop: '14px' },
  lead: { color: tokens.colorNeutralForeground3 },
});

/** Where one signs in; `ended` when a session has run out under somebody's hands. */
export function SignInPage(props: {
  readonly dark: boolean;
  readonly ended?: boolean;
  readonly email?: string;
}) {
  const [email, setEmail] = useState(props.email ?? '');
  const [password, setPassword] = useState('');
  const styles = useStyles();
  const { t } = useWords();
  const attempt = useMutation({
    mutationFn: async () => {
      if (!email.trim() || !password) throw new Missing();
      const me = await signIn(email.trim(), password);
      if (me.agent && preferences.get().onlineAtSignIn)
        await setPresence('online').catch(() => undefined);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <main className={styles.root}>
      <title>{`${t('signIn.submit')} · Baton`}</title>
      <div className={styles.switches}>
        <LookSwitches dark={props.dark} />
      </div>
      <form className={styles.card} onSubmit={submit} noValidate>
        <div className={styles.heading}>
          <BrandMark size={40} />
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {t('signIn.title')}
          </Text>
          <Text className={styles.lead}>{t('signIn.lead')}</Text>
        </div>
        {props.ended && !attempt.isError && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{t('signIn.ended')}</MessageBarBody>
          </MessageBar>
        )}
        {attempt.isError && (
          <MessageBar intent="error" layout="multiline" data-testid="sign-in-error">
            <MessageBarBody>{problemWords(attempt.error, t)}</MessageBarBody>
          </MessageBar>
        )}
        <Field label={t('signIn.email')}>
          <Input
            type="email"
            autoComplete="username"
            size="large"
            autoFocus={!props.email}
            value={email}
            data-testid="sign-in-email"
            onChange={(_event, { value }) => setEmail(value)}
          />
        </Field>
        <Field label={t('signIn.password')}>
          <Input
            type="password"
            autoComplete="current-password"
            size="large"
            autoFocus={Boolean(props.email)}
            value={password}
            data-testid="sign-in-password"
            onChange={(_event, { value }) => setPassword(value)}
          />
        </Field>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          disabled={attempt.isPending}
          data-testid="sign-in-submit"
        >
          {t(attempt.isPending ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
    </main>
  );
}

class Missing extends Error {}

function problemWords(error: Error, t: Translate): string {
  if (error instanceof Missing) return t('signIn.missing');
  if (!(error instanceof RequestError) || error.status === 0) return t('signIn.unreachable');
  if (error.status === 429) {
    const seconds = error.retryAfterSeconds;
    return seconds ? t('signIn.tooManySeconds', { seconds }) : t('signIn.tooMany');
  }
  return error.status < 500 ? t('signIn.wrong') : t('notice.busy');
}
