import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  Spinner,
} from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from './api/queryClient.ts';
import { signedOut } from './api/request.ts';
import { useMe } from './api/session.ts';
import { useWords } from './i18n/index.ts';
import { Problem } from './shell/emptyState.tsx';
import { NoticeProvider } from './shell/notices.tsx';
import { SignedInApp } from './shell/signedInApp.tsx';
import { SignInPage } from './signIn/signInPage.tsx';
import { useMediaQuery } from './state/mediaQuery.ts';
import { useObservable } from './state/observable.ts';
import { preferences } from './state/preferences.ts';
import { darkTheme, lightTheme } from './theme.ts';

// The browser hides the attribute from scripts, but not the property.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const renderer = createDOMRenderer(document, {
  styleElementAttributes: nonce ? { nonce } : {},
});

/** The whole console. */
export function App() {
  const { theme } = useObservable(preferences);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const dark = theme === null ? systemDark : theme === 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={dark ? darkTheme : lightTheme} style={{ height: '100%' }}>
        <QueryClientProvider client={queryClient}>
          <NoticeProvider>
            <Gate dark={dark} />
          </NoticeProvider>
        </QueryClientProvider>
      </FluentProvider>
    </RendererProvider>
  );
}

function Gate({ dark }: { readonly dark: boolean }) {
  const me = useMe();
  const ended = useObservable(signedOut);
  const { t } = useWords();
  if (me.isPending) return <Spinner label={t('app.loading')} style={{ height: '100%' }} />;
  if (me.isError && !me.data) {
    return <Problem text={t('signIn.unreachable')} onRetry={() => void me.refetch()} />;
  }
  if (!me.data) return <SignInPage dark={dark} />;
  if (ended) return <SignInPage dark={dark} ended email={me.data.email} />;
  return <SignedInApp key={me.data.id} dark={dark} />;
}
