import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Me } from '../../../contract/identity.js';
import { Refused, settings } from '../../api/call.js';
import { readMe } from '../../api/identity.js';
import { ErrorNote } from '../../ui/notes.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { Loading } from './loading.js';

const MeContext = createContext<Me | null>(null);

/** The signed-in person. Only below <Session>. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside Session');
  return me;
}

/** May the person do this somewhere? For what is offered; the server decides each time. */
export const useMayDo = (action: string): boolean => useMe().permissions.includes(action);

/** Asks who is signed in. Nobody: the sign-in page in place, so that the address asked for opens afterwards. */
export function Session({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => readMe(signal), staleTime: 5 * 60_000 });
  useEffect(() => {
    // A session that ended while working: ask again who we are, which shows the sign-in page; drafts stay in their forms' storage.
    settings.onSignedOut = () => { if (queries.getQueryData(['me'])) void queries.resetQueries({ queryKey: ['me'] }); };
  }, [queries]);
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  if (me.error instanceof Refused && me.error.status === 401) return <SignInPage onDone={() => void queries.resetQueries()} />;
  if (me.error) return <main className="lonely"><ErrorNote error={me.error} onRetry={() => void me.refetch()} /></main>;
  return <main className="lonely"><Loading /></main>;
}
