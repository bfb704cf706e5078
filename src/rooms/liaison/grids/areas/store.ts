import type { Transaction } from '../../../../ground/database/database.js';

/** Keeps the drawn area of each micro-grid; null takes away what was drawn before. */
export const saveAreas = async (tx: Transaction, areas: readonly { gridId: string; area: object | null }[]): Promise<void> => {
  if (areas.length === 0) return;
  await tx.query({
    name: 'grids-save-areas',
    text: `update liaison.micro_grids g set area = a.area::jsonb from unnest($2::uuid[], $3::text[]) as a(grid_id, area)
           where g.county_code = $1 and g.grid_id = a.grid_id and g.valid_to is null`,
    values: [tx.scope.countyCode, areas.map((a) => a.gridId), areas.map((a) => (a.area === null ? null : JSON.stringify(a.area)))],
  });
};
