import { useEffect, useState, type FormEvent } from 'react';
import { sentenceOf } from '../../../contract/refusals.js';
import { Refused } from '../../api/call.js';
import { readInstallation, signIn, verifyTotp } from '../../api/identity.js';
import { useWords } from '../../ui/language.js';
import { DemoRibbon, ErrorNote } from '../../ui/notes.js';
import { useLive } from '../app/live-value.js';
import { deeds } from '../offline/queue.js';
import { askWho } from '../offline/session.js';

/** Name and password, then the six digits where the post needs them. What waits on the phone is not lost meanwhile. */
export function SignInPage() {
  const { t, language } = useWords();
  const waiting = useLive(deeds).length;
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [demo, setDemo] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => { readInstallation().then((h) => setDemo(h.demo === true), () => undefined); }, []);

  const tryIt = async (attempt: () => Promise<void>, wrong: string): Promise<void> => {
    setBusy(true);
    setFault(null);
    try { await attempt(); } catch (error) {
      const bare = error instanceof Refused && (error.code === 'unreadable' || /^[A-Z_]+$/.test(error.code));
      setFault(bare ? new Error(wrong) : error as Error);
    } finally { setBusy(false); }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    if (step === 'code') {
      void tryIt(async () => { await verifyTotp(text('code').replace(/\D/g, ''), true); await askWho(); }, t('field.signIn.wrongCode'));
    } else if (text('username') === '' || text('password') === '') setFault(new Error(t('field.signIn.fill')));
    else {
      void tryIt(async () => {
        const answer = await signIn(text('username'), String(form.get('password')));
        if (answer?.twoFactorRedirect) setStep('code'); else await askWho();
      }, sentenceOf('wrong_password', {}, language));
    }
  };
  return (
    <main className="centre" id="main">
      <form className="panel sign-in" onSubmit={submit} noValidate>
        <h1>{t('field.signIn.title')}</h1>
        {waiting > 0 ? <p className="hint">{t('field.signIn.waiting', { n: waiting })}</p> : null}
        {step === 'password' ? (
          <>
            <label htmlFor="username">{t('field.signIn.username')}</label>
            <input id="username" name="username" type="text" autoComplete="username" autoCapitalize="none" />
            <label htmlFor="password">{t('field.signIn.password')}</label>
            <input id="password" name="password" type="password" autoComplete="current-password" />
          </>
        ) : (
          <>
            <label htmlFor="code">{t('field.signIn.code')}</label>
            <input id="code" name="code" type="text" inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
          </>
        )}
        {fault ? <ErrorNote error={fault} /> : null}
        <button type="submit" className="big" disabled={busy}>{t('field.signIn.go')}</button>
      </form>
      <p className="hint"><a href="/">{t('field.signIn.resident')}</a></p>
      {demo ? <DemoRibbon /> : null}
    </main>
  );
}
