import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { Refused } from '../../api/call.js';
import { readInstallation, signIn, verifyTotp } from '../../api/identity.js';
import { useWords } from '../../ui/language.js';
import { DemoRibbon, ErrorNote } from '../../ui/notes.js';
import { sentenceOf } from '../../../contract/refusals.js';
import { Switches } from '../app/switches.js';

/** Name and password, then the second factor for those whose post needs one. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const health = useQuery({ queryKey: ['installation'], queryFn: ({ signal }) => readInstallation(signal), retry: false });
  const [step, setStep] = useState<'password' | 'code'>('password');
  const demo = health.data?.demo === true;
  return (
    <main className="sign-in">
      <section className="sign-in-card">
        <p className="sign-in-name">{t('app.name')}</p>
        <h1>{t('signIn.title')}</h1>
        <p className="quiet">{t('signIn.about')}</p>
        {demo && step === 'password' && <Alert role="note" type="info" title={t('signIn.demo')} />}
        {step === 'password'
          ? <PasswordStep onDone={onDone} onCode={() => setStep('code')} />
          : <CodeStep onDone={onDone} onBack={() => setStep('password')} />}
      </section>
      <Switches />
      {demo && <DemoRibbon />}
    </main>
  );
}

function PasswordStep({ onDone, onCode }: { onDone: () => void; onCode: () => void }) {
  const { t, language } = useWords();
  const { busy, error, run } = useTry();
  const submit = (values: { username: string; password: string }) => run(async () => {
    const answer = await signIn(values.username.trim(), values.password);
    if (answer?.twoFactorRedirect) onCode(); else onDone();
  }, (refused) => (refused.status === 401 || refused.status === 422 || refused.status === 400 ? sentenceOf('wrong_password', {}, language) : null));
  const must = [{ required: true, message: t('signIn.fill') }];
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => void submit(values as { username: string; password: string })}>
      <Form.Item name="username" label={t('signIn.username')} rules={must}><Input size="large" autoComplete="username" autoFocus autoCapitalize="none" /></Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={must}><Input.Password size="large" autoComplete="current-password" /></Form.Item>
      {error && <ErrorNote error={error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('signIn.go')}</Button>
    </Form>
  );
}

function CodeStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const { t } = useWords();
  const { busy, error, run } = useTry();
  const submit = (values: { code: string; trust?: boolean }) => run(async () => {
    await verifyTotp(values.code.replace(/\D/g, ''), values.trust === true);
    onDone();
  }, (refused) => (refused.status === 401 || refused.status === 400 ? t('signIn.wrongCode') : null));
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => void submit(values as { code: string; trust?: boolean })}>
      <p>{t('signIn.codeHelp')}</p>
      <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true, message: t('signIn.fill') }]}>
        <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus className="number" />
      </Form.Item>
      <Form.Item name="trust" valuePropName="checked"><Checkbox>{t('signIn.trust')}</Checkbox></Form.Item>
      {error && <ErrorNote error={error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>{t('signIn.verify')}</Button>
      <Button type="link" block onClick={onBack}>{t('signIn.again')}</Button>
    </Form>
  );
}

/** One try at a time; better-auth's own English refusals are put into our words by `inOurWords`. */
export function useTry() {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async (attempt: () => Promise<void>, inOurWords: (refused: Refused) => string | null) => {
    setBusy(true);
    setError(null);
    try { await attempt(); } catch (thrown) {
      // Our own refusals carry a sentence (locked out, too many tries); a bare better-auth answer does not.
      const ours = thrown instanceof Refused && thrown.code === 'unreadable';
      setError(thrown instanceof Refused && (ours || /^[A-Z_]+$/.test(thrown.code))
        ? new Error(inOurWords(thrown) ?? t('signIn.failed')) : (thrown as Error));
    } finally { setBusy(false); }
  };
  return { busy, error, run };
}
