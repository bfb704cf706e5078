import { useState, type FormEvent } from 'react';
import { Refused } from '../../api/call.js';
import { startTotp, verifyTotp } from '../../api/identity.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { askWho, leave } from '../offline/session.js';

/** Setting up the authenticator on this very phone: one tap hands it the key, then six digits prove it. */
export function SecondFactorPage() {
  const { t } = useWords();
  const [uri, setUri] = useState<string | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get(uri ? 'code' : 'password') ?? '');
    setBusy(true);
    setFault(null);
    try {
      if (uri) { await verifyTotp(typed.replace(/\D/g, ''), true); await askWho(); }
      else setUri((await startTotp(typed)).totpURI);
    } catch (error) {
      const bare = error instanceof Refused && (error.code === 'unreadable' || /^[A-Z_]+$/.test(error.code));
      setFault(bare ? new Error(t(uri ? 'field.signIn.wrongCode' : 'field.factor.wrongPassword')) : error as Error);
    } finally { setBusy(false); }
  };
  return (
    <main className="centre" id="main">
      <form className="panel sign-in" onSubmit={(event) => void submit(event)} noValidate>
        <h1>{t('field.factor.title')}</h1>
        <p>{t(uri ? 'field.factor.take' : 'field.factor.about')}</p>
        {uri ? (
          <>
            <p><a className="soft" href={uri}>{t('field.factor.open')}</a></p>
            <p className="hint">{t('field.factor.byHand')} <code>{/secret=([A-Z2-7]+)/i.exec(uri)?.[1]}</code></p>
            <label htmlFor="code">{t('field.signIn.code')}</label>
            <input key="code" id="code" name="code" type="text" inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
          </>
        ) : (
          <>
            <label htmlFor="password">{t('field.signIn.password')}</label>
            <input key="password" id="password" name="password" type="password" autoComplete="current-password" />
          </>
        )}
        {fault ? <ErrorNote error={fault} /> : null}
        <button type="submit" className="big" disabled={busy}>{t(uri ? 'field.factor.done' : 'field.factor.next')}</button>
        <button type="button" className="plain" onClick={() => void leave()}>{t('field.me.leave')}</button>
      </form>
    </main>
  );
}
