import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done } from '../../../ground/result.js';
import { knowMatters } from './know-matters.js';

/** The matter tree, for choosing by hand. */
export const listMatters = (ground: Ground) =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) =>
    done({ rows: (await knowMatters(tx)).list.map(({ matterCode, parentCode, name, nameEn, class: c, needsVisit }) =>
      ({ matterCode, parentCode, name, nameEn, class: c, needsVisit })) }));
