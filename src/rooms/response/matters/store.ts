import type { Transaction } from '../../../ground/database/database.js';
import type { Matter } from './rules/suggest.js';

export const readMatters = (tx: Transaction): Promise<Matter[]> =>
  tx.query<Matter>({
    name: 'matters-all',
    text: `select matter_code, parent_code, name, name_en, class, needs_visit, skill, keywords from response.matters
           where county_code = $1 and (valid_to is null or valid_to > current_date) order by matter_code limit 2000`,
    values: [tx.scope.countyCode],
  });
