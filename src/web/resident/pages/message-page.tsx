import type { ReactNode } from 'react';
import { Layout, type PageSetting } from './layout.js';

export interface MessageView extends PageSetting { title: string; sentence: string }

/** Not found, broken, too busy: one sentence that says what to do, and the way back. */
export function MessagePage(view: MessageView): ReactNode {
  return (
    <Layout {...view} title={view.title} back="/">
      <h1>{view.title}</h1>
      <p className="lead">{view.sentence}</p>
      <p><a className="soft" href="/">{view.w.message.home}</a></p>
    </Layout>
  );
}
