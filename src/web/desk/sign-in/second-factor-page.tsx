import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Result, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { startTotp, verifyTotp } from '../../api/identity.js';
import { sentenceOf } from '../../../contract/refusals.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { QrCode } from '../../ui/qr-code.js';
import { useTry } from './sign-in-page.js';

/** Setting up an authenticator: the password once more, scan, six digits. */
export function SecondFactorPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const { busy, error, run } = useTry();
  const [started, setStarted] = useState<{ totpURI: string; backupCodes: string[] } | null>(null);
  const [done, setDone] = useState(false);
  if (done) return <Result status="success" title={t('factor.done')} extra={<Link className="plain-button" to="/">{t('desk.toQueue')}</Link>} />;
  const start = (values: { password: string }) => run(async () => setStarted(await startTotp(values.password)), () => sentenceOf('wrong_password', {}, language));
  const verify = (values: { code: string }) => run(async () => {
    await verifyTotp(values.code.replace(/\D/g, ''), false);
    await queries.invalidateQueries({ queryKey: ['me'] });
    setDone(true);
  }, () => t('signIn.wrongCode'));
  const must = [{ required: true, message: t('signIn.fill') }];
  return (
    <div className="page narrow">
      <h1>{t('factor.title')}</h1>
      {!started ? (
        <Form layout="vertical" requiredMark={false} onFinish={(values) => void start(values as { password: string })}>
          <Form.Item name="password" label={t('factor.step1')} rules={must}><Input.Password autoComplete="current-password" /></Form.Item>
          {error && <ErrorNote error={error} />}
          <Button type="primary" htmlType="submit" loading={busy}>{t('signIn.verify')}</Button>
        </Form>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={(values) => void verify(values as { code: string })}>
          <QrCode text={started.totpURI} label={t('factor.step2')} />
          <p>{t('factor.manual')}: <Typography.Text code copyable>{new URL(started.totpURI).searchParams.get('secret') ?? ''}</Typography.Text></p>
          <p>{t('factor.backup')}</p>
          <pre className="backup number">{started.backupCodes.join('  ')}</pre>
          <Form.Item name="code" label={t('factor.step2')} rules={must}><Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} className="number" /></Form.Item>
          {error && <ErrorNote error={error} />}
          <Button type="primary" htmlType="submit" loading={busy}>{t('signIn.verify')}</Button>
        </Form>
      )}
    </div>
  );
}
