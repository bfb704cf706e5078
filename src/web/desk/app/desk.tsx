import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { Refused } from '../../api/call.js';
import { useWords } from '../../ui/language.js';
import { sizeChoice, useTheme } from '../../ui/look.js';
import { useRemembered } from '../../ui/remembered.js';
import { antdTheme } from './antd-theme.js';
import { Routes } from './routes.js';
import { Session } from './session.js';

/** A refusal is an answer: only a lost connection is worth asking again, and the fetch client has done that already. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => !(error instanceof Refused) && count < 2, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** The desk: theme, language, session and routes. */
export function Desk() {
  const { language } = useWords();
  const theme = useTheme();
  const size = useRemembered(sizeChoice);
  return (
    <ConfigProvider theme={antdTheme(theme, size)} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App component={false}>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/desk">
            <Session><Routes /></Session>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
