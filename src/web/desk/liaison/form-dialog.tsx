import type { ComponentProps } from 'react';
import { FormDialog as AnyFormDialog } from '../app/form-dialog.js';
import { LIAISON } from './use-command.js';

/** One write of these pages with a few fields: app/form-dialog.tsx. */
export function FormDialog<V extends object>(props: Omit<ComponentProps<typeof AnyFormDialog<V>>, 'stale'>) {
  return <AnyFormDialog<V> stale={LIAISON} {...props} />;
}
