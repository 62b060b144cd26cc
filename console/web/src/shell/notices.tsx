import {
  Link,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { errorWords } from '../api/errorWords.ts';
import { useMe } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';

/** Short notices that go by themselves. */
export interface Notices {
  success(text: string): void;
  /** With a link that goes somewhere. */
  news(text: string, href: string): void;
  error(error: unknown): void;
}

const NoticeContext = createContext<Notices | undefined>(undefined);

/** The notices of the page. */
export function useNotices(): Notices {
  const notices = useContext(NoticeContext);
  if (!notices) throw new Error('useNotices needs a NoticeProvider');
  return notices;
}

/** Lets everything within show notices. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const toasterId = useId('notices');
  const { dispatchToast } = useToastController(toasterId);
  const { t } = useWords();
  const myId = useMe().data?.id;
  const notices = useMemo<Notices>(
    () => ({
      success(text) {
        dispatchToast(simple(text), { intent: 'success', timeout: 3000 });
      },
      news(text, href) {
        dispatchToast(
          <Toast>
            <ToastTitle
              action={
                <ToastTrigger>
                  <Link href={href}>{t('notice.open')}</Link>
                </ToastTrigger>
              }
            >
              {text}
            </ToastTitle>
          </Toast>,
          { intent: 'info', timeout: 8000 },
        );
      },
      error(error) {
        dispatchToast(simple(errorWords(error, t, myId)), { intent: 'error', timeout: 7000 });
      },
    }),
    [dispatchToast, t, myId],
  );
  return (
    <NoticeContext.Provider value={notices}>
      {children}
      <aside aria-label={t('notice.label')}>
        <Toaster toasterId={toasterId} position="bottom-end" limit={3} inline />
      </aside>
    </NoticeContext.Provider>
  );
}

function simple(text: string) {
  return (
    <Toast>
      <ToastTitle>{text}</ToastTitle>
    </Toast>
  );
}
