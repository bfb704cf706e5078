import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { CaseDetail, CommandVerb } from '../../../../contract/cases.js';
import { Refused, Unreachable } from '../../../api/call.js';
import { commandCase, type CommandBody } from '../../../api/cases.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { sayOr, type WordKey, WORDS } from '../../../words/words.js';
import { DeedFields } from './deed-fields.js';
import { bodyOf, type DeedValues } from './deed-body.js';

interface Props { verb: CommandVerb; detail: CaseDetail; onClose: () => void; initial?: DeedValues }

/**
 * One deed: its few fields, sent with the version the person was looking at. When the case has moved on meanwhile, the page
 * behind is brought up to date and what was typed stays. A lost connection sends the same command again under the same id.
 */
export function DeedDialog({ verb, detail, onClose, initial = {} }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<DeedValues>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const seen = useRef(detail.version);
  const sent = useRef<{ id: string; text: string } | null>(null);
  const about = `deed.about.${verb}`;

  const send = async (values: DeedValues) => {
    setBusy(true);
    setError(null);
    const body = bodyOf(verb, values);
    const text = JSON.stringify([body, seen.current]);
    if (sent.current?.text !== text) sent.current = { id: newId(), text };
    try {
      await commandCase(detail.id, verb, { ...body, commandId: sent.current.id, sawVersion: seen.current } as CommandBody<typeof verb>);
      void message.success(t('deed.done', { deed: t(`deed.${verb}`) }));
      await refresh();
      onClose();
    } catch (thrown) {
      setError(thrown as Error);
      if (!(thrown instanceof Unreachable)) sent.current = null;
      if (thrown instanceof Refused && (thrown.code === 'moved_on' || thrown.code === 'not_now' || thrown.code === 'not_holder')) {
        await refresh();
        seen.current = queries.getQueryData<CaseDetail>(['case', detail.id])?.version ?? seen.current;
      }
    } finally { setBusy(false); }
  };
  const refresh = () => Promise.all(['case', 'cases', 'summary', 'map-cases', 'duty'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const moved = error instanceof Refused && error.code === 'moved_on';
  return (
    <Modal open title={`${t(`deed.${verb}`)} · ${detail.caseNumber}`} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}
      okText={t(`deed.${verb}`)} cancelText={t('do.cancel')} mask={{ closable: false }} width={560} destroyOnHidden>
      {Object.hasOwn(WORDS, about) && <p className="quiet">{sayOr(language, about as WordKey, '')}</p>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => void send(values)} scrollToFirstError
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit(); }}>
        <DeedFields verb={verb} detail={detail} />
      </Form>
      {error && <ErrorNote error={error} />}
      {moved && <Alert type="info" title={t('deed.movedOn')} className="moved" />}
    </Modal>
  );
}
