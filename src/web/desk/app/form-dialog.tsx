import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { useCommand } from './use-command.js';

interface Props<V extends object> {
  title: string; okText: string; about?: ReactNode; done: string; initial?: Partial<V>; width?: number; children: ReactNode;
  /** The key under which lies what this write makes stale. */
  stale: string; onSend: (values: V, commandId: string) => Promise<unknown>; onClose: () => void;
}

/** One write with a few fields. What was typed stays when it is refused; Ctrl+Enter sends. */
export function FormDialog<V extends object>({ title, okText, about, done, initial = {}, width = 560, children, stale, onSend, onClose }: Props<V>) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<V>();
  const command = useCommand(stale, async (values: V, commandId) => { await onSend(values, commandId); return true; });
  const send = async () => {
    if (!await command.run(form.getFieldsValue(true) as V)) return;
    void message.success(done);
    onClose();
  };
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => form.submit()} confirmLoading={command.busy} okText={okText} cancelText={t('do.cancel')}
      mask={{ closable: false }} width={width} style={{ top: 32 }} destroyOnHidden>
      {about && <div className="quiet dialog-about">{about}</div>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={() => void send()} scrollToFirstError
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit(); }}>
        {children}
      </Form>
      {command.error && <ErrorNote error={command.error} />}
    </Modal>
  );
}
