import type { OwnerTransaction } from '../src/ground/database/copy.js';
import { OperatorFault } from '../src/ground/operator-fault.js';

/** A county is loaded into an empty database only; whatever is there stays as it is. */
export async function refuseSecondLoad(tx: OwnerTransaction): Promise<void> {
  // Two loads at once: the second waits here and then finds the first's county.
  await tx.query({ text: 'lock table ground.settings in exclusive mode' });
  const [there] = await tx.query<{ name: string }>({ text: `select name from honeycomb.units where level = 'county' limit 1` });
  if (!there) return;
  throw new OperatorFault(`数据库里已经有${there.name}的数据，没有改动任何内容。演示数据或区划只能装入空库。`,
    `The database already holds ${there.name}; nothing was changed. The demo or a county's divisions go into an empty one only.`);
}
