import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';
import { useWords } from './language.js';

/** Nothing to show, and what to do about it. */
export function Empty({ title, children, action }: { title?: string; children?: ReactNode; action?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="empty">
      <svg aria-hidden="true" width="64" height="56" viewBox="0 0 64 56" fill="none" stroke="currentColor" strokeWidth="2">
        <path d="M16 4l12 7v14l-12 7-12-7V11zM48 4l12 7v14l-12 7-12-7V11zM32 31l12 7v14" opacity=".45" /><path d="M32 31l-12 7v14" opacity=".45" />
      </svg>
      {title && <h1>{title}</h1>}
      <p>{children ?? t('empty.none')}</p>
      {action}
    </div>
  );
}

/** What went wrong, in the server's own sentence, and a way on. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const sentence = error instanceof Error && error.message ? error.message : t('net.broken');
  return (
    <div className="error-note" role="alert">
      <span aria-hidden="true" className="error-sign">!</span><span>{sentence}</span>
      {onRetry && <button type="button" onClick={onRetry}>{t('do.retry')}</button>}
    </div>
  );
}

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => { removeEventListener('online', listener); removeEventListener('offline', listener); };
};

/** True while the device itself says it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine, () => true);

/** A bar across the page while there is no connection. `connected` adds what the client knows beyond the device. */
export function OfflineBar({ connected = true, children }: { connected?: boolean; children?: ReactNode }) {
  const online = useOnline();
  const { t } = useWords();
  if (online && connected) return null;
  return <div className="offline-bar" role="status">{children ?? t('net.offline')}</div>;
}

/** The ribbon every screen of a fictional county carries. */
export function DemoRibbon() {
  const { t } = useWords();
  return <aside className="demo-ribbon" aria-label={t('app.demoLong')}>{t('app.demo')}</aside>;
}
